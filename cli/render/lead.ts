import type { Answer, Contract } from '@foreland/model/contract';
import type { SubjectPart } from '@foreland/model/lead';
import { inEnglish, word } from '../messages.ts';
import { labelText } from './label.ts';
import type { Page } from './style.ts';
import { counted, fields, localTime, table } from './table.ts';
import { isolated } from './text.ts';
import { wrap } from './width.ts';

type Lead = Answer<Contract['lead']>;
type Decision = Lead['decisions'][number];

const PARTS: Readonly<Record<SubjectPart, string>> = {
  'common-contact': 'a contact in common',
  connected: 'linked with the party',
  goods: 'goods',
  'found-at': 'where goods were found',
};

/** A lead in full, for people: why it was raised, what speaks against it, what may be done, what was decided. */
export function leadLines(page: Page, lead: Lead): string[] {
  return [
    page.tone('strong', inEnglish(lead.title)),
    ...wrap(inEnglish(lead.summary), page.width),
    '',
    ...fields(page, [
      ['Lead', lead.id],
      ['Kind', word('kind', lead.kind)],
      ['Turns on', `${word('anchor', lead.anchor.class)}: ${isolated(lead.anchor.value)}`],
      ['Status', lead.status],
      ['Given to', isolated(lead.assignee ?? '')],
      ['Partners', lead.partners.join(' ')],
      ['Found', localTime(lead.foundAt)],
      ['Label', labelText(lead.label)],
      ['Evidence', counted(lead.evidence.length, 'statement')],
      ['Found by', `${lead.run.engine} ${lead.run.version}`],
    ]),
    ...(lead.evidenceChanged
      ? [page.tone('warning', 'The evidence has changed since the last decision.')]
      : []),
    ...section(
      page,
      'Why this score',
      table(
        page,
        [...lead.parts, { name: { key: 'Total', values: {} }, bits: lead.score }],
        [
          { title: 'Bits', cell: ({ bits }) => signed(bits), align: 'right' },
          { title: 'Reason', cell: ({ name }) => inEnglish(name) },
        ],
      ),
    ),
    ...section(
      page,
      'Who and what it is about',
      table(page, lead.subjects, [
        { title: 'Record', cell: ({ record }) => isolated(record), whole: true },
        { title: 'Kind', cell: ({ schema }) => schema },
        { title: 'Name', cell: ({ caption }) => isolated(caption) },
        { title: 'Records', cell: ({ records }) => String(records.length), align: 'right' },
        { title: 'Held by', cell: ({ partners }) => partners.join(' ') },
        { title: 'What it is to the lead', cell: ({ part }) => (part ? PARTS[part] : 'a party') },
      ]),
    ),
    ...section(
      page,
      'Innocent explanations tested',
      lead.innocentExplanations.map(({ explanation, result }) => `${inEnglish(explanation)}: ${result}`),
    ),
    ...section(page, 'What is missing', lead.missing.map(inEnglish)),
    ...section(
      page,
      'Lawful actions to consider',
      lead.proposedActions.map(({ action, partner, legalBasis }) =>
        [inEnglish(action), partner, legalBasis]
          .filter((part) => part !== undefined)
          .map((part) => isolated(part))
          .join('; '),
      ),
    ),
    ...section(
      page,
      'Decisions',
      lead.decisions.map((decision) => decisionLine(page, decision)),
    ),
  ];
}

function decisionLine(
  page: Page,
  { id, action, argument, note, quantity, unit, author, partner, madeAt, withdrawn, signed: valid }: Decision,
): string {
  const what = [
    action,
    argument,
    quantity === undefined ? undefined : `${quantity} ${unit ?? ''}`.trim(),
  ].filter((part) => part !== undefined);
  const line = `${localTime(madeAt)}  ${what.map((part) => isolated(part)).join(' ')}, ${isolated(author)} (${partner})${note === undefined ? '' : `: ${isolated(note)}`}`;
  const remarks = [withdrawn ? 'taken back' : '', valid ? '' : 'signature does not verify'].filter(
    (part) => part !== '',
  );
  return `${page.tone(withdrawn ? 'quiet' : 'strong', line)}${remarks.length === 0 ? '' : page.tone('warning', ` [${remarks.join(', ')}]`)}\n    ${page.tone('quiet', id)}`;
}

function section(page: Page, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', page.tone('strong', title), ...lines.map((line) => `  ${line}`)];
}

function signed(bits: number): string {
  return `${bits > 0 ? '+' : ''}${bits.toFixed(2)}`;
}
