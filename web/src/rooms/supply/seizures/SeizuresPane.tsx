import { useMemo } from 'react';
import { Button, PaneBody, PaneHead, Section } from '../../../design/index.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { ItemKindCode, Place, SeizedGoods } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';
import { KindBars } from './KindBars.tsx';
import { partsOf } from './stacked.ts';
import './SeizuresPane.css';

export interface SeizuresPaneProps {
  readonly goods: readonly SeizedGoods[];
  readonly kind: ItemKindCode | undefined;
  readonly place: string | undefined;
  readonly onNarrow: (part: { kind?: ItemKindCode | undefined; place?: string | undefined }) => void;
}

/** What was seized: by kind and month, and by place. Choosing a kind or a place narrows the list. */
export function SeizuresPane({ goods, kind, place, onNarrow }: SeizuresPaneProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const format = useFormat();
  const words = useSupplyWords();
  const places = useMemo(
    () => byPlace(goods.filter((each) => kind === undefined || each.kind === kind)),
    [goods, kind],
  );
  return (
    <>
      <PaneHead
        title={t('seizuresByKind')}
        actions={
          (kind !== undefined || place !== undefined) && (
            <Button
              size="small"
              variant="quiet"
              icon="close"
              onPress={() => onNarrow({ kind: undefined, place: undefined })}
            >
              {c('clear')}
            </Button>
          )
        }
      />
      <PaneBody>
        <Section title={t('byMonth')}>
          <KindBars goods={goods} kind={kind} onKind={(next) => onNarrow({ kind: next })} />
        </Section>
        <Section title={t('byPlace')}>
          <ul className="place-list">
            {places.map(({ key, at, further, parts, total }) => (
              <li key={key}>
                {at ? (
                  <button
                    type="button"
                    className="link-button"
                    aria-pressed={at.id === place}
                    onClick={() => onNarrow({ place: at.id === place ? undefined : at.id })}
                  >
                    <bdi>{at.caption}</bdi>
                  </button>
                ) : (
                  <span className="soft">
                    {further > 0 ? t('furtherPlaces', { count: further }) : t('placeUnknown')}
                  </span>
                )}
                <span className="place-track" aria-hidden="true">
                  {parts.map((part) => (
                    <span
                      key={part.kind}
                      className="bars-swatch"
                      data-kind={part.kind}
                      style={{ inlineSize: `${(part.quantity / (places[0]?.total || 1)) * 100}%` }}
                    />
                  ))}
                </span>
                <span className="small soft">
                  {total === 0
                    ? t('otherUnits')
                    : format.list(parts.map((part) => words.pieces(part.kind, part.quantity)))}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </PaneBody>
    </>
  );
}

function byPlace(goods: readonly SeizedGoods[]) {
  const places = new Map<string, { at: Place | undefined; further: number; all: SeizedGoods[] }>();
  for (const each of goods) {
    const { furtherPlaces = 0 } = each;
    const id = furtherPlaces > 0 ? 'further' : (each.place?.id ?? '?');
    const known = places.get(id) ?? { at: each.place, further: 0, all: [] };
    known.further = Math.max(known.further, furtherPlaces);
    known.all.push(each);
    places.set(id, known);
  }
  return [...places]
    .map(([key, { at, further, all }]) => {
      const parts = partsOf(all);
      return { key, at, further, parts, total: parts.reduce((sum, { quantity }) => sum + quantity, 0) };
    })
    .toSorted((a, b) => b.total - a.total);
}
