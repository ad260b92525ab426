import { labelKey, partnerOf } from '@foreland/model';
import type { Label, StatementDraft } from '@foreland/model';
import type { Exporter } from '../exporter.ts';
import { LossCounter } from '../loss.ts';
import { FORELAND_VERSION } from './header.ts';

/**
 * Foreland JSON lines. What it loses is not part of a statement's content: when it was recorded, and the
 * contribution it came with, of which a file has one.
 */
export const forelandExporter: Exporter = {
  id: 'foreland',
  title: 'Foreland statements (JSON lines)',
  extension: 'foreland.jsonl',
  mediaType: 'application/jsonl',
  async *write(statements, terms, report) {
    const { partner, title, source, legalBasis, receivedOn, exercise } = terms;
    yield `${JSON.stringify({ foreland: FORELAND_VERSION, contribution: { title, partner, source, legalBasis, receivedOn, ...(exercise && { exercise }) } })}\n`;
    const names = new Map<string, string>();
    const known = new WeakMap<Label, string>();
    const losses = new LossCounter();
    let kept = 0;
    for await (const statement of statements) {
      if (partnerOf(statement.record) !== partner) {
        losses.add(
          'statements of other partners',
          `the file is a contribution of ${partner}; each partner contributes its own records`,
          statement.record,
        );
        continue;
      }
      let name = known.get(statement.label);
      if (name === undefined) {
        const key = labelKey(statement.label);
        name = names.get(key);
        if (name === undefined) {
          name = (names.size + 1).toString(36);
          names.set(key, name);
          yield `${JSON.stringify({ label: name, is: statement.label })}\n`;
        }
        known.set(statement.label, name);
      }
      yield `${JSON.stringify(statementLine(statement, name))}\n`;
      kept++;
    }
    report(losses.report('foreland', kept));
  },
};

/** A statement as a line of the file, under the name that its label has there. */
export function statementLine(statement: StatementDraft, label: string): Record<string, string | undefined> {
  const {
    record,
    schema,
    property,
    value,
    original,
    language,
    kind,
    subject,
    grading,
    observedFrom,
    observedTo,
    locator,
  } = statement;
  return {
    record,
    schema,
    property,
    value,
    original,
    language,
    label,
    kind,
    subject,
    grading,
    observedFrom,
    observedTo,
    locator,
  };
}
