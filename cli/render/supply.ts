import type { Answer, Contract } from '@foreland/model/contract';
import { labelText } from './label.ts';
import { plain } from './match.ts';
import type { Page } from './style.ts';
import { lotTable } from './supply-lot.ts';
import { count, days, name, section } from './supply-words.ts';
import { counted, fields, localTime, table } from './table.ts';
import { isolated, oneLine } from './text.ts';

type Overview = Answer<Contract['supply']>;
type Supplier = Answer<Contract['supplySuppliers']>['suppliers'][number];
type Card = Answer<Contract['supplySupplier']>;
type Flow = Answer<Contract['supplyFlows']>['flows'][number];
type Rest = Answer<Contract['supplyFlows']>['rest'];
type Seizures = Answer<Contract['supplySeizures']>;
type Compared = Answer<Contract['supplyCompare']>;
type Pair = Answer<Contract['supplyPairs']>['pairs'][number];
type Association = Answer<Contract['aidAssociations']>['associations'][number];

export function supplierTable(page: Page, suppliers: readonly Supplier[]): string[] {
  if (suppliers.length === 0) return ['No suppliers.'];
  return table(page, suppliers, [
    { title: 'Supplier', cell: ({ id }) => isolated(id), whole: true },
    { title: 'Name', cell: (supplier) => name(supplier), tone: () => 'strong' },
    { title: 'Lead', cell: ({ isLead }) => (isLead ? 'yes' : '') },
    { title: 'Sent', cell: ({ sent }) => count(sent), align: 'right' },
    { title: 'Received', cell: ({ received }) => count(received), align: 'right' },
    { title: 'Disguised', cell: ({ disguised }) => count(disguised), align: 'right' },
    { title: 'Launched', cell: ({ launched }) => count(launched), align: 'right' },
    { title: 'Seized', cell: ({ seized }) => count(seized), align: 'right' },
    { title: 'Lots', cell: ({ lots }) => count(lots), align: 'right' },
    { title: 'Last', cell: ({ lastDay = '' }) => lastDay },
    { title: 'Partners', cell: ({ partners }) => partners.join(' ') },
  ]);
}

export function cardLines(page: Page, card: Card): string[] {
  const traded = (parties: Card['consignees']): string =>
    parties.map((party) => `${name(party)} (${party.consignments})`).join(', ');
  return [
    ...fields(page, [
      ['Supplier', `${isolated(card.id)} ${name(card)}`],
      [
        'Also known as',
        card.names
          .filter((known) => known !== card.caption)
          .map(isolated)
          .join(', '),
      ],
      ['Lead', card.isLead ? 'yes: a piece that went through their hands was launched or seized' : 'no'],
      ['Sent to', traded(card.consignees)],
      ['Received from', traded(card.consignors)],
      [
        'Declared as',
        card.declaredAs.map(({ goods, consignments }) => `${oneLine(goods)} (${consignments})`).join(', '),
      ],
      ['Disguised', card.disguised],
      ['Launched', card.launched],
      ['Seized', card.seized],
      ['Label', labelText(card.label)],
    ]),
    ...section(
      page,
      'Routes',
      table(page, card.routes, [
        { title: 'From', cell: ({ origin }) => name(origin) },
        { title: 'To', cell: ({ destination }) => name(destination) },
        { title: 'Carrier', cell: ({ carrier = '' }) => isolated(carrier) },
        { title: 'Consignments', cell: ({ consignments }) => count(consignments), align: 'right' },
        { title: 'First', cell: ({ firstDay = '' }) => firstDay },
        { title: 'Last', cell: ({ lastDay = '' }) => lastDay },
      ]),
      card.routes.length,
    ),
    ...section(page, 'Lots', lotTable(page, card.lotsOf), card.lotsOf.length),
  ];
}

export function flowTable(page: Page, flows: readonly Flow[], rest?: Rest): string[] {
  if (flows.length === 0) return ['No consignments.'];
  const lines = table(page, flows, [
    { title: 'From', cell: ({ origin }) => name(origin), tone: () => 'strong' },
    { title: 'To', cell: ({ destination }) => name(destination), tone: () => 'strong' },
    { title: 'Consignments', cell: ({ consignmentCount }) => count(consignmentCount), align: 'right' },
    {
      title: 'Pieces',
      cell: piecesText,
    },
    { title: 'First', cell: ({ firstDay = '' }) => firstDay },
    { title: 'Last', cell: ({ lastDay = '' }) => lastDay },
  ]);
  if (!rest) return lines;
  return [
    ...lines,
    '',
    `${counted(rest.flows, 'flow')} more with ${counted(rest.consignments, 'consignment')}: ${piecesText(rest)}`,
  ];
}

function piecesText({ pieces, otherPieces }: Pick<Flow, 'pieces' | 'otherPieces'>): string {
  return [
    ...pieces.map(({ kind, quantity }) => `${count(quantity)} ${plain(kind)}`),
    ...(otherPieces > 0 ? [`${count(otherPieces)} not listed`] : []),
  ].join(', ');
}

export function seizureTable(page: Page, { seizures }: Pick<Seizures, 'seizures'>): string[] {
  if (seizures.length === 0) return ['No seizures.'];
  return table(page, seizures, [
    { title: 'Seizure', cell: ({ id }) => isolated(id), whole: true },
    { title: 'Day', cell: (seizure) => days(seizure.days) },
    { title: 'Place', cell: ({ place }) => name(place), tone: () => 'strong' },
    {
      title: 'Goods',
      cell: ({ goods }) => goods.map(({ kind, quantity }) => `${count(quantity)} ${plain(kind)}`).join(', '),
    },
    { title: 'From', cell: ({ holder }) => name(holder) },
    { title: 'Authority', cell: ({ authority = '' }) => isolated(authority), yields: true },
    {
      title: 'Photographs',
      cell: ({ photos }) => (photos.length === 0 ? '' : count(photos.length)),
      align: 'right',
    },
  ]);
}

/** How much likelier one batch is than two, feature by feature, as powers of ten that people can weigh. */
export function comparedLines(page: Page, { one, other, ratio, model }: Compared): string[] {
  return [
    ...[one, other].map(
      (piece) =>
        `${page.tone('strong', isolated(piece.id))}  ${plain(piece.kind)}, ${isolated(piece.caption)}`,
    ),
    '',
    ...fields(page, [
      ['One batch', `${times(ratio.logRatio)} than two`],
      ['Weights', model.version],
    ]),
    ...section(
      page,
      'Why',
      table(page, ratio.parts, [
        { title: 'Feature', cell: ({ feature }) => words(feature) },
        {
          title: 'Says',
          cell: ({ value }) =>
            typeof value === 'number' ? count(value) : value ? 'the same' : 'not the same',
        },
        { title: 'Speaks for one batch', cell: ({ weight }) => weight.toFixed(1), align: 'right' },
      ]),
      ratio.parts.length,
    ),
  ];
}

export function pairTable(page: Page, pairs: readonly Pair[]): string[] {
  if (pairs.length === 0) return ['No pairs.'];
  return table(page, pairs, [
    { title: 'One', cell: ({ one }) => isolated(one.id), whole: true },
    { title: 'Other', cell: ({ other }) => isolated(other.id), whole: true },
    { title: 'Kind', cell: ({ one }) => plain(one.kind) },
    { title: 'One batch', cell: ({ ratio }) => times(ratio.logRatio) },
    { title: 'Because', cell: ({ ratio }) => because(ratio), yields: true },
    { title: 'Lot', cell: ({ lot = '' }) => isolated(lot) },
  ]);
}

/** What speaks most for one batch. */
function because({ parts }: Pair['ratio']): string {
  return parts
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ feature }) => words(feature))
    .join(', ');
}

export function aidTable(page: Page, associations: readonly Association[]): string[] {
  if (associations.length === 0) return ['No associations of aid are confirmed.'];
  return table(page, associations, [
    { title: 'Confirmation', cell: ({ id }) => id, whole: true },
    {
      title: 'Association',
      cell: ({ party }) => `${isolated(party.id)} ${name(party)}`,
      tone: () => 'strong',
    },
    { title: 'By', cell: ({ confirmedBy }) => isolated(confirmedBy) },
    { title: 'At', cell: ({ confirmedAt }) => localTime(confirmedAt) },
    { title: 'Why', cell: ({ reason }) => isolated(reason), yields: true },
    {
      title: 'Taken back',
      cell: ({ withdrawn }) =>
        withdrawn
          ? `${isolated(withdrawn.by)}, ${localTime(withdrawn.at)}: ${isolated(withdrawn.reason)}`
          : '',
    },
  ]);
}

/** What humanity’s rules keep out, in one line; empty where they keep nothing out. */
export function excludedLine({ excluded }: Pick<Overview, 'excluded'>): string {
  return excluded
    .map(
      ({ rule, consignments, pieces, finds, parties }) =>
        `${plain(rule)}: ${[
          [consignments, 'consignments'],
          [pieces, 'pieces'],
          [finds, 'finds'],
          [parties, 'parties'],
        ]
          .filter(([number]) => number !== 0)
          .map(([number, what]) => `${number} ${what}`)
          .join(', ')}`,
    )
    .join('; ');
}

function times(logRatio: number): string {
  const factor = Math.exp(Math.abs(logRatio));
  const text = factor >= 100 ? Math.round(factor).toLocaleString('en-GB') : factor.toPrecision(2);
  return logRatio >= 0 ? `${text} times likelier` : `${text} times less likely`;
}

/** A name in camel case, such as `weldPattern`, as words. */
function words(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
