import { useFormat, useMessages } from '../../../i18n/index.ts';
import { audit as english } from '../../../i18n/en/audit.ts';
import { messages } from './messages.ts';
import type { Finding } from './proof.ts';

/** What the verifier found, where, and in its own words. */
export function FindingList({
  findings,
  more,
}: {
  readonly findings: readonly Finding[];
  readonly more: number;
}) {
  const t = useMessages(messages);
  const word = (code: string): string =>
    Object.hasOwn(english, `finding.${code}`) ? t(`finding.${code}` as 'finding.row-altered') : code;
  return (
    <>
      <ul className="exchange-list">
        {findings.map((finding, at) => (
          <li key={at}>
            <strong>{word(finding.code)}</strong>
            <Place finding={finding} />
            <bdi className="faint small">{finding.message}</bdi>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('moreFindings', { count: more })}</p>}
    </>
  );
}

function Place({ finding: { sequence, until } }: { readonly finding: Finding }) {
  const t = useMessages(messages);
  const format = useFormat();
  if (sequence === undefined) return null;
  return (
    <span>
      {until === undefined || until === sequence
        ? t('rowOne', { row: format.number(sequence) })
        : t('rowsFromTo', { from: format.number(sequence), to: format.number(until) })}
    </span>
  );
}
