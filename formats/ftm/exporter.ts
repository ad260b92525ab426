import { EXTENSION_SCHEMATA } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';
import type { Exporter } from '../exporter.ts';
import { LossCounter } from '../loss.ts';
import { byRecord } from '../by-record.ts';

/** What a FollowTheMoney entity has no place for, with the reason that the report gives. */
const CONTEXT: readonly (readonly [what: string, member: keyof StatementDraft, why: string])[] = [
  ['labels', 'label', 'entities carry no access label; whoever receives the file must be told'],
  ['grades', 'grading', 'entities carry no grade of source and information'],
  [
    'legal categories of persons',
    'subject',
    'entities do not say whether a person is a suspect, a contact, a victim …',
  ],
  ['values as received', 'original', 'entities carry normalised values only'],
  ['languages of values', 'language', 'entities carry no language of a value'],
  ['times of observation', 'observedFrom', 'entities do not say when a value was true'],
  ['ends of observation', 'observedTo', 'entities do not say when a value was true'],
  ['places in the source', 'locator', 'entities do not say where a value stood'],
];

/** FollowTheMoney entities, one JSON line for each record. */
export const ftmExporter: Exporter = {
  id: 'ftm',
  title: 'FollowTheMoney entities (JSON lines)',
  extension: 'ftm.json',
  mediaType: 'application/jsonl',
  async *write(statements, terms, report) {
    const losses = new LossCounter();
    losses.add(
      'terms of the contribution',
      'the format has no header',
      `${terms.title}: ${terms.legalBasis}`,
    );
    let kept = 0;
    for await (const { record, schema, statements: own } of byRecord(statements)) {
      const properties: Record<string, string[]> = {};
      for (const statement of own) {
        count(statement, losses);
        const values = (properties[statement.property] ??= []);
        if (values.includes(statement.value))
          losses.add('repeated values', 'an entity holds each value once', record);
        else values.push(statement.value);
        kept++;
      }
      if (Object.hasOwn(EXTENSION_SCHEMATA, schema)) {
        losses.add(
          'schemata of Foreland’s own',
          'they are written, but other readers of FollowTheMoney do not know them',
          schema,
        );
      }
      for (const values of Object.values(properties)) values.sort();
      yield `${JSON.stringify({ id: record, schema, properties })}\n`;
    }
    report(losses.report('ftm', kept));
  },
};

function count(statement: StatementDraft, losses: LossCounter): void {
  for (const [what, member, why] of CONTEXT)
    if (statement[member] !== undefined) losses.add(what, why, statement.record);
  if (statement.kind === 'assessment')
    losses.add('assessments', 'entities do not tell assessments from facts', statement.record);
}
