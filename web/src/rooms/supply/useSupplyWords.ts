import { useMemo } from 'react';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { isolated } from '../matches/matches.ts';
import { messages } from './messages.ts';
import type { BatchRatio, DayRange, Hop, ItemKindCode, Lot } from './supply.ts';

type Part = BatchRatio['parts'][number];

export interface SupplyWords {
  kind(kind: ItemKindCode): string;
  /** “12 boats”: pieces of one kind. */
  pieces(kind: ItemKindCode, count: number): string;
  lot(lot: Pick<Lot, 'name' | 'makers' | 'makes' | 'id'>): string;
  step(kind: Hop['kind']): string;
  basis(basis: NonNullable<Hop['basis']>): string;
  /** One day, or the days between which something happened. */
  days(days: DayRange | undefined): string;
  /** What a feature of two pieces says: “Valve alike”, “12 apart in the series”. */
  feature(part: Pick<Part, 'feature' | 'value'>): string;
}

/** Codes of the supply room in the reader's language. */
export function useSupplyWords(): SupplyWords {
  const t = useMessages(messages);
  const format = useFormat();
  return useMemo(
    (): SupplyWords => ({
      kind: (kind) => t(`kind.${kind}`),
      pieces: (kind, count) => t(`pieces.${kind}`, { count }),
      lot: ({ name, makers, makes, id }) => {
        const of = makers[0]?.caption ?? makes[0] ?? id.slice(id.indexOf(':') + 1);
        return name ?? t('unnamedLot', { of: isolated(of) });
      },
      step: (kind) => t(`step.${kind}`),
      basis: (basis) => t(`basis.${basis}`),
      days: (days) => (days === undefined ? t('dayUnknown') : format.dateRange(days.first, days.last)),
      feature: ({ feature, value }) => {
        if (feature === 'serialGap') return t('feature.serialGap', { count: Number(value) });
        if (feature === 'daysApart') return t('feature.daysApart', { count: Number(value) });
        if (feature === 'otherSeries') return t('feature.otherSeries');
        return t(value === true ? `feature.${feature}.same` : `feature.${feature}.other`);
      },
    }),
    [t, format],
  );
}
