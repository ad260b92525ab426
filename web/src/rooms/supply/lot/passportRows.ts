import type { CsvCell } from '../../../design/csv.ts';
import type { Translate } from '../../../i18n/useMessages.tsx';
import type { supply as en } from '../../../i18n/en/supply.ts';
import type { SupplyWords } from '../useSupplyWords.ts';
import type { JourneySteps } from './steps.ts';

/** The steps of a passport as a table for a spreadsheet; days stay as the calendar writes them. */
export function passportRows(
  journeys: readonly JourneySteps[],
  t: Translate<typeof en>,
  words: SupplyWords,
): { readonly header: readonly string[]; readonly rows: readonly (readonly CsvCell[])[] } {
  const header = [
    t('piece'),
    t('record'),
    t('probability'),
    t('stepName'),
    t('from'),
    t('to'),
    t('leftFirst'),
    t('leftLast'),
    t('thereFirst'),
    t('thereLast'),
    t('place'),
    t('latitude'),
    t('longitude'),
    t('consignment'),
    t('known'),
    t('pieces'),
    t('gaps'),
    t('statements'),
  ];
  const rows = journeys.flatMap(({ journey, piece, steps }) =>
    steps.map(({ hop }): readonly CsvCell[] => {
      const found = hop.kind === 'launched' || hop.kind === 'seized' ? journey.fate?.position : undefined;
      return [
        piece.caption,
        piece.id,
        Math.round(journey.probability * 1000) / 1000,
        words.step(hop.kind),
        hop.from?.caption,
        hop.to?.caption,
        hop.left?.first,
        hop.left?.last,
        hop.reached?.first,
        hop.reached?.last,
        hop.place?.caption,
        found?.latitude ?? hop.place?.latitude,
        found?.longitude ?? hop.place?.longitude,
        hop.consignment,
        hop.basis && words.basis(hop.basis),
        hop.quantity,
        hop.gaps.map((gap) => t(`gap.${gap}`)).join('; '),
        hop.statements.length,
      ];
    }),
  );
  return { header, rows };
}
