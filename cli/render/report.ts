import type { Refusal } from '@foreland/model/errors';
import { placeText } from '../problem.ts';
import type { ImportReport } from '../import/run.ts';
import type { Page } from './style.ts';
import { counted, fields, table } from './table.ts';
import { isolated, oneLine } from './text.ts';

type Losses = ImportReport['lost'];

/** Refusals that are listed for people; `--json` lists all that the node does. */
const SHOWN = 50;

/** What an import did or, in a dry run, would do. */
export function reportLines(
  page: Page,
  { contribution, accepted, known, rejected, records, errors, lost }: ImportReport,
): string[] {
  return [
    ...fields(page, [
      ['Accepted', counted(accepted, 'statement')],
      ['Already known', known === 0 ? undefined : counted(known, 'statement')],
      [
        'Rejected',
        rejected === 0 ? undefined : page.tone('bad', counted(rejected, 'line or value', 'lines or values')),
      ],
      ['Records', records === 0 ? undefined : records.toLocaleString('en-GB')],
      ['Contribution', contribution],
    ]),
    ...errors.slice(0, SHOWN).flatMap((problem) => refusalLines(page, problem)),
    ...(errors.length > SHOWN ? [`… and ${errors.length - SHOWN} more; --json lists them.`] : []),
    ...lossLines(page, lost),
  ];
}

export function refusalLines(page: Page, { message, remedy, place }: Refusal): string[] {
  return [
    `${page.tone('bad', place ? `${placeText(place)}: ` : '')}${oneLine(message)}`,
    page.tone('quiet', `  ${oneLine(remedy)}`),
  ];
}

/** What a format could not carry. */
export function lossLines(page: Page, lost: Losses): string[] {
  if (lost.length === 0) return [];
  return [
    page.tone('strong', 'Not carried over'),
    ...table(page, lost, [
      { title: 'What', cell: ({ what }) => isolated(what) },
      { title: 'Times', cell: ({ count }) => count.toLocaleString('en-GB'), align: 'right' },
      { title: 'Why', cell: ({ why }) => isolated(why) },
      { title: 'Such as', cell: ({ examples }) => examples.map((example) => isolated(example)).join(', ') },
    ]),
  ];
}
