import type { Answer, Contract } from '@foreland/model/contract';
import { labelText } from './label.ts';
import { percent, plain } from './match.ts';
import type { Page } from './style.ts';
import { count, days, name, names, section } from './supply-words.ts';
import { fields, table } from './table.ts';
import { isolated, oneLine } from './text.ts';

type Lot = Answer<Contract['supplyLots']>['lots'][number];
type Unplaced = Answer<Contract['supplyUnplaced']>['unplaced'][number];
type Passport = Answer<Contract['supplyLot']>;
type Hop = Passport['journeys'][number]['hops'][number];

export function lotTable(page: Page, lots: readonly Lot[]): string[] {
  if (lots.length === 0) return ['No lots.'];
  return table(page, lots, [
    { title: 'Lot', cell: ({ id }) => isolated(id), whole: true },
    { title: 'Makers', cell: ({ makers }) => names(makers), tone: () => 'strong' },
    { title: 'Sent', cell: ({ sent }) => count(sent), align: 'right' },
    { title: 'Launched', cell: ({ launched }) => count(launched), align: 'right' },
    { title: 'Seized', cell: ({ seized }) => count(seized), align: 'right' },
    { title: 'Not found', cell: ({ unaccounted }) => count(unaccounted), align: 'right' },
    { title: 'Last', cell: ({ lastDay = '' }) => lastDay },
    { title: 'Partners', cell: ({ partners }) => partners.join(' ') },
    {
      title: 'Gaps',
      cell: ({ missing }) => missing.map(({ kind }) => plain(kind)).join(', '),
      yields: true,
    },
  ]);
}

/** Boats that were found and are in no lot that is known. */
export function unplacedTable(page: Page, unplaced: readonly Unplaced[]): string[] {
  if (unplaced.length === 0) return ['No finds in no lot.'];
  return table(page, unplaced, [
    { title: 'Find', cell: ({ fate }) => isolated(fate.id), whole: true },
    { title: 'What', cell: ({ fate }) => fate.kind },
    { title: 'Day', cell: ({ fate }) => days(fate.days) },
    { title: 'Place', cell: ({ fate }) => name(fate.place), tone: () => 'strong' },
    { title: 'Pieces', cell: ({ pieces }) => pieces.map(({ id }) => isolated(id)).join(' '), yields: true },
  ]);
}

/** The life of a lot: what was sent and found, and for each piece the way it went. */
export function passportLines(page: Page, passport: Passport): string[] {
  const { lot, consignments, holders, journeys, missing, model } = passport;
  return [
    ...fields(page, [
      ['Lot', isolated(lot.name ?? lot.id)],
      ['Makers', names(lot.makers)],
      ['Sent', count(lot.sent)],
      ['Launched', lot.launched],
      ['Seized', lot.seized],
      ...enginesAlone(lot),
      ['Not found', count(lot.unaccounted)],
      ['Known from', [lot.firstDay, lot.lastDay].filter(Boolean).join(' to ')],
      ['Label', labelText(lot.label)],
      ['Weights', model.version],
    ]),
    ...section(
      page,
      'Consignments',
      table(page, consignments, [
        { title: 'Consignment', cell: ({ id }) => isolated(id), whole: true },
        { title: 'From', cell: ({ consignor }) => name(consignor), tone: () => 'strong' },
        { title: 'To', cell: ({ consignee }) => name(consignee), tone: () => 'strong' },
        { title: 'Shipped', cell: ({ shipped }) => days(shipped) },
        { title: 'Arrived', cell: ({ arrived }) => days(arrived) },
        { title: 'Pieces', cell: ({ quantity }) => count(quantity), align: 'right' },
        {
          title: 'Declared as',
          cell: ({ declaredAs, hsCodes, disguised }) =>
            `${[...declaredAs, ...hsCodes].map(oneLine).join(', ')}${disguised ? ' (a known disguise)' : ''}`,
          yields: true,
        },
      ]),
      consignments.length,
    ),
    ...section(
      page,
      'Holders',
      table(page, holders, [
        { title: 'Holder', cell: ({ party }) => isolated(party.id), whole: true },
        { title: 'Name', cell: ({ party }) => name(party), tone: () => 'strong' },
        { title: 'Part', cell: ({ part }) => part },
        { title: 'From', cell: ({ from = '' }) => from },
        { title: 'To', cell: ({ to = '' }) => to },
      ]),
      holders.length,
    ),
    ...journeys.flatMap(({ unit, probability, hops }) => [
      '',
      `${page.tone('strong', isolated(unit))}  of this lot: ${percent(probability)}`,
      ...hops.map((hop) => `  ${hopText(hop)}`),
    ]),
    ...section(
      page,
      'What is missing',
      table(page, missing, [
        { title: 'What', cell: ({ kind }) => plain(kind) },
        { title: 'How many', cell: (each) => count(each.count), align: 'right' },
        { title: 'Partners to ask', cell: ({ partners }) => partners.join(' ') },
        {
          title: 'Records',
          cell: ({ records }) => records.map(({ id }) => isolated(id)).join(' '),
          yields: true,
        },
      ]),
      missing.length,
    ),
  ];
}

/** What was found without its boat, so that what is counted and what is listed agree. */
function enginesAlone({ engines: { launched, seized } }: Lot): [string, string][] {
  return launched + seized === 0 ? [] : [['Engines without boats', `${launched} launched, ${seized} seized`]];
}

const HOPS: Readonly<Record<Hop['kind'], string>> = {
  made: 'made by',
  consigned: 'sent',
  unseen: 'unseen',
  launched: 'launched',
  seized: 'seized',
};
const BASES: Readonly<Record<NonNullable<Hop['basis']>, string>> = {
  seen: 'the piece was seen in it',
  holder: 'by whom it was found with',
  inferred: 'inferred from its lot',
};

function hopText({ kind, from, to, left, reached, place, basis, gaps }: Hop): string {
  const way = [name(from), name(to)].filter((part) => part !== '').join(' → ');
  const time = [days(left), days(reached)].filter((part) => part !== '').join(' to ');
  const notes = [...(basis ? [BASES[basis]] : []), ...gaps.map(plain)];
  return [
    HOPS[kind],
    way,
    place ? `at ${isolated(place.caption)}` : '',
    time,
    notes.length === 0 ? '' : `(${notes.join(', ')})`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}
