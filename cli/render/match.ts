import type { Answer, Contract } from '@foreland/model/contract';
import { labelText } from './label.ts';
import type { Page } from './style.ts';
import { counted, fields, localTime, table } from './table.ts';
import { isolated } from './text.ts';

type Detail = Answer<Contract['match']>;
type Explained = Answer<Contract['explainMatch']>;
type Entity = Answer<Contract['entity']>;
type Model = Answer<Contract['matchModels']>['models'][number];
type Part = Explained['parts'][number];
type Side = Explained['a'];

/** How two records compare, for people: both sides, and what each field adds to the score. */
export function explanationLines(
  page: Page,
  { type, a, b, bits, probability, parts, model }: Explained,
): string[] {
  return [
    ...headLines(page, a, b),
    '',
    ...fields(page, [
      ['Same', `${percent(probability)} (${signed(bits)} bits)`],
      ['Kind', plain(type)],
      ['Model', `${model.id} ${model.version}`],
    ]),
    ...section(page, 'Why', waterfall(page, parts, bits)),
  ];
}

/** A pair in full: the explanation, what both have in common, and what people said of it. */
export function matchLines(page: Page, match: Detail): string[] {
  return [
    ...headLines(page, match.a, match.b),
    '',
    ...fields(page, [
      ['Match', match.id],
      ['Same', `${percent(match.probability)} (${signed(match.bits)} bits)`],
      ['Status', plain(match.status)],
      ['Kind', plain(match.type)],
      [
        'Alike',
        match.alike > 1 ? `${counted(match.alike, 'pair')} that agree in the same way wait` : undefined,
      ],
      ['Label', labelText(match.label)],
      ['Model', `${match.model.id} ${match.model.version}`],
    ]),
    ...section(page, 'Why', waterfall(page, match.parts, match.bits)),
    ...section(
      page,
      'What both have to do with',
      table(page, match.neighbours, [
        { title: 'Record', cell: ({ record }) => isolated(record.record), whole: true },
        { title: 'Name', cell: ({ record }) => isolated(record.caption) },
        { title: 'The one', cell: ({ viaA }) => isolated(viaA) },
        { title: 'The other', cell: ({ viaB }) => isolated(viaB) },
      ]),
      match.neighbours.length,
    ),
    ...section(
      page,
      'What people said',
      match.judgements.flatMap((judgement) => judgementLines(page, judgement)),
    ),
  ];
}

/** The records that count as one thing, the doubtful pairs among them, and how that came about. */
export function entityLines(page: Page, { id, type, members, pairs, changes }: Entity): string[] {
  return [
    ...fields(page, [
      ['Entity', id],
      ['Kind', type === undefined ? 'not matched' : plain(type)],
    ]),
    ...section(
      page,
      counted(members.length, 'record'),
      table(page, members, [
        { title: 'Record', cell: ({ record }) => isolated(record), whole: true },
        { title: 'Kind', cell: ({ schema }) => schema },
        { title: 'Names', cell: ({ caption, names }) => namesOf(caption, names) },
      ]),
    ),
    ...section(
      page,
      'Pairs, the most doubtful first',
      table(page, pairs, [
        { title: 'Match', cell: (pair) => pair.id, whole: true },
        { title: 'Same', cell: ({ probability }) => percent(probability), align: 'right' },
        { title: 'Bits', cell: ({ bits }) => signed(bits), align: 'right' },
        { title: 'Status', cell: ({ status }) => plain(status) },
        { title: 'One', cell: ({ a }) => isolated(a), whole: true },
        { title: 'Other', cell: ({ b }) => isolated(b), whole: true },
      ]),
      pairs.length,
    ),
    ...section(
      page,
      'How it changed',
      changes.map(
        ({ at, change, before, after, cause }) =>
          `${localTime(at)}  ${change} (${cause}): ${partsText(before)} → ${partsText(after)}`,
      ),
    ),
  ];
}

/** A model in short: what it was made from, how far its probabilities can be trusted, and what each field weighs. */
export function modelLines(page: Page, model: Model): string[] {
  const { type, id, version, trainedOn, pairsUsed, prior, policy, calibrationError, reliability } = model;
  return [
    page.tone('strong', plain(type)),
    ...fields(page, [
      ['Model', `${id} ${version}`],
      ['Made from', isolated(trainedOn)],
      ['Pairs used', pairsUsed.toLocaleString('en-GB')],
      ['Prior', prior.toPrecision(3)],
      ['Joined from', percent(policy.automatic)],
      ['Asked from', percent(policy.review)],
      ['Calibration error', calibrationError.toFixed(4)],
    ]),
    ...section(
      page,
      'Fields',
      table(
        page,
        model.fields.flatMap(({ field, drift, agreements }) =>
          agreements.map((agreement, index) => ({ ...agreement, field, drift, first: index === 0 })),
        ),
        [
          { title: 'Field', cell: ({ field, first }) => (first ? plain(field) : '') },
          {
            title: 'Agrees',
            cell: ({ agreement, step }) => (step === 0 ? plain(agreement) : `${plain(agreement)} ${step}`),
          },
          { title: 'Bits', cell: ({ bits }) => signed(bits), align: 'right' },
          { title: 'm', cell: ({ m }) => m.toPrecision(3), align: 'right' },
          { title: 'u', cell: ({ u }) => u.toPrecision(3), align: 'right' },
          {
            title: 'Drift',
            cell: ({ drift, first }) => (first ? drift.toFixed(3) : ''),
            align: 'right',
            tone: ({ drift }) => (drift > 0.25 ? 'warning' : undefined),
          },
        ],
      ),
    ),
    ...section(
      page,
      'Reliability',
      table(page, reliability, [
        { title: 'Predicted', cell: ({ predicted }) => percent(predicted), align: 'right' },
        { title: 'Observed', cell: ({ observed }) => percent(observed), align: 'right' },
        { title: 'Pairs', cell: ({ pairs }) => pairs.toLocaleString('en-GB'), align: 'right' },
      ]),
      reliability.length,
    ),
  ];
}

/** `97.3 %`; nothing that is not certain is shown as if it were. */
export function percent(probability: number): string {
  if (probability > 0.999 && probability < 1) return '>99.9 %';
  if (probability > 0 && probability < 0.001) return '<0.1 %';
  return `${(100 * probability).toFixed(1)} %`;
}

/** A code such as `second-opinion` as words. */
export function plain(code: string): string {
  return code.replaceAll('-', ' ');
}

function headLines(page: Page, a: Side, b: Side): string[] {
  return [a, b].map(
    ({ record, schema, caption, names, members }) =>
      `${page.tone('strong', isolated(record))}  ${schema}, ${namesOf(caption, names)}${members > 1 ? `  (one of ${members} records)` : ''}`,
  );
}

function namesOf(caption: string, names: readonly string[]): string {
  return [...new Set([caption, ...names])].map((name) => isolated(name)).join(' · ');
}

const BAR_COLUMNS = 24;

/** Each part begins where the ones before it ended; the last line is their sum. */
function waterfall(page: Page, parts: readonly Part[], bits: number): string[] {
  let sum = 0;
  const steps = parts.map((part) => ({ part, from: sum, to: (sum += part.bits) }));
  const low = Math.min(0, ...steps.map(({ to }) => to));
  const high = Math.max(0, ...steps.map(({ to }) => to));
  const column = (at: number): number =>
    high === low ? 0 : Math.round(((at - low) / (high - low)) * BAR_COLUMNS);
  const bar = (from: number, to: number): string => {
    const [start, end] = [column(Math.min(from, to)), column(Math.max(from, to))];
    return ' '.repeat(start) + (to < from ? '░' : '█').repeat(Math.max(end - start, from === to ? 0 : 1));
  };
  const rows = [
    ...steps.map(({ part, from, to }) => ({
      field: plain(part.field),
      agreement: part.field === 'prior' ? '' : plain(part.agreement),
      bits: part.bits,
      bar: bar(from, to),
      a: part.a?.value ?? '',
      b: part.b?.value ?? '',
    })),
    { field: 'sum', agreement: '', bits, bar: bar(0, bits), a: '', b: '' },
  ];
  return table(page, rows, [
    { title: 'Field', cell: ({ field }) => isolated(field) },
    { title: 'Agrees', cell: ({ agreement }) => agreement },
    {
      title: 'Bits',
      cell: (row) => signed(row.bits),
      align: 'right',
      tone: (row) => (row.bits < 0 ? 'bad' : 'good'),
    },
    {
      title: 'So far',
      cell: (row) => row.bar.padEnd(BAR_COLUMNS),
      whole: true,
      tone: (row) => (row.bits < 0 ? 'bad' : 'good'),
    },
    { title: 'The one', cell: ({ a }) => isolated(a), yields: true },
    { title: 'The other', cell: ({ b }) => isolated(b), yields: true },
  ]);
}

function judgementLines(
  page: Page,
  { id, answer, note, author, partner, madeAt, withdrawn, signed: valid }: Detail['judgements'][number],
): string[] {
  const remarks = [withdrawn ? 'taken back' : '', valid ? '' : 'signature does not verify'].filter(
    (part) => part !== '',
  );
  const line = `${localTime(madeAt)}  ${answer}, ${isolated(author)} (${partner})${note === undefined ? '' : `: ${isolated(note)}`}`;
  return [
    `${page.tone(withdrawn ? 'quiet' : 'strong', line)}${remarks.length === 0 ? '' : page.tone('warning', ` [${remarks.join(', ')}]`)}`,
    `    ${page.tone('quiet', id)}`,
  ];
}

function partsText(parts: readonly (readonly string[])[]): string {
  return parts.map((records) => records.map((record) => isolated(record)).join(' + ')).join(' | ');
}

function section(page: Page, title: string, lines: readonly string[], count = lines.length): string[] {
  return count === 0 ? [] : ['', page.tone('strong', title), ...lines.map((line) => `  ${line}`)];
}

function signed(bits: number): string {
  return `${bits > 0 ? '+' : ''}${bits.toFixed(2)}`;
}
