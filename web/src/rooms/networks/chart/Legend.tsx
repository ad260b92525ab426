import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { isPartner } from '@foreland/model/partner';
import { messages } from '../messages.ts';
import { KINDS, ROLES } from '../networks.ts';
import type { NetworkNode } from '../networks.ts';
import { useNetworkWords } from '../useNetworkWords.ts';
import { KindMark } from './KindMark.tsx';
import { NONE, OTHERS, SEVERAL } from './looks.ts';
import type { ColourScheme, LegendEntry } from './looks.ts';

export interface LegendProps {
  readonly by: ColourScheme;
  readonly entries: readonly LegendEntry[];
  readonly nodes: readonly NetworkNode[];
  readonly nameOf: (node: string) => string;
  /** What the size of marks says. */
  readonly size: string;
}

/** What colours, outlines, sizes and lines stand for. */
export function Legend({ by, entries, nodes, nameOf, size }: LegendProps) {
  const t = useMessages(messages);
  const words = useNetworkWords();
  const word = useLegendWord(by, nameOf);
  const kinds = KINDS.filter((kind) => nodes.some((node) => node.kind === kind));
  return (
    <div className="chart-legend">
      <ul aria-label={t('legend')}>
        {by === 'kind'
          ? entries.map(({ value, colour, count }) => {
              const kind = KINDS.find((one) => one === value);
              return (
                <li key={value}>
                  {kind && <KindMark kind={kind} colour={colour} />} {word(value)}{' '}
                  <span className="faint numeric">{count}</span>
                </li>
              );
            })
          : entries.map(({ value, colour, count }) => (
              <li key={value}>
                <span className="legend-swatch" style={{ backgroundColor: colour }} aria-hidden="true" />{' '}
                <bdi>{word(value)}</bdi> <span className="faint numeric">{count}</span>
              </li>
            ))}
        {by !== 'kind' &&
          kinds.map((kind) => (
            <li key={kind}>
              <KindMark kind={kind} /> {words.kind(kind)}
            </li>
          ))}
        <li>
          <svg className="legend-sizes" viewBox="0 0 22 12" aria-hidden="true">
            <circle cx="3" cy="6" r="2" />
            <circle cx="15" cy="6" r="5" />
          </svg>{' '}
          {size}
        </li>
        <li>
          <svg className="legend-line" viewBox="0 0 28 8" aria-hidden="true">
            <path d="M1 4h26" />
          </svg>{' '}
          {t('lineConfirmed')}
        </li>
        <li>
          <svg className="legend-line" viewBox="0 0 28 8" aria-hidden="true">
            <path d="M1 4h26" strokeDasharray="4 4" />
          </svg>{' '}
          {t('lineUnconfirmed')}
        </li>
        <li>
          <svg className="legend-line" viewBox="0 0 28 8" aria-hidden="true">
            <path d="M1 4h20" />
            <path className="legend-head" d="M19 0.5 27 4 19 7.5Z" />
          </svg>{' '}
          {t('lineDirected')}
        </li>
      </ul>
    </div>
  );
}

/** @param nameOf name of a group by its id, or of a group of an analysis by its number */
export function useLegendWord(by: ColourScheme, nameOf: (node: string) => string): (value: string) => string {
  const t = useMessages(messages);
  const words = useNetworkWords();
  const codes = useCodes();
  return (value) => {
    if (value === NONE) return t(`legendNone.${by}`);
    if (value === SEVERAL) return t('severalPartners');
    if (value === OTHERS) return t(by === 'analysis' ? 'allOthers' : 'otherGroups');
    if (by === 'analysis') return nameOf(value);
    const kind = KINDS.find((one) => one === value);
    if (by === 'kind' && kind) return words.kind(kind);
    const role = ROLES.find((one) => one === value);
    if (by === 'role' && role) return words.role(role);
    if (by === 'partner' && isPartner(value)) return codes.partner(value);
    return nameOf(value);
  };
}
