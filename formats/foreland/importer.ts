import { ForelandError, isForelandError, parseLabel } from '@foreland/model';
import type { Label, Refusal } from '@foreland/model';
import type { ImportEvent } from '../importer.ts';
import { atLine, tooLong } from '../json/refusal.ts';
import { isJsonObject, parseStrictJson } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import { errorEvent, importerOf, onlyFile } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { clip } from '../statement-checker.ts';
import { readLines } from '../text/lines.ts';
import type { TextLine } from '../text/lines.ts';
import { parseHeader } from './header.ts';
import { readStatementLine } from './line.ts';

const LABELS = 100_000;

/** Foreland JSON lines: a header, labels under names of the file's own, and one statement on each line. */
export const forelandImporter = importerOf({
  id: 'foreland',
  title: 'Foreland statements (JSON lines)',
  carriesTerms: true,
  needsMapping: false,
  detect(head, fileName) {
    const start = new TextDecoder().decode(head.subarray(0, 200)).replace(/^\ufeff/, '');
    if (/^\s*\{\s*"foreland"\s*:/.test(start)) return 1;
    return fileName.endsWith('.foreland.jsonl') ? 0.4 : 0;
  },
  async *events(reading: Reading) {
    const file = new ForelandFile(reading);
    for await (const lines of readLines(onlyFile(reading).stream(), reading.limits)) {
      const events: ImportEvent[] = [];
      for (const line of lines) file.read(line, events);
      yield events;
    }
    file.end();
  },
});

class ForelandFile {
  readonly #reading: Reading;
  readonly #labels = new Map<string, Label>();
  #begun = false;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  read({ line, text }: TextLine, events: ImportEvent[]): void {
    if (text === undefined) return this.#refuse(tooLong(this.#reading.limits.lineCharacters), line, events);
    if (this.#begun && text.trim() === '') return;
    const parsed = parseStrictJson(text, this.#reading.limits);
    if (!parsed.ok) return this.#refuse(atLine(parsed.problem), line, events);
    if (!this.#begun) {
      const contribution = parseHeader(parsed.value, this.#reading.options.partner);
      this.#begun = true;
      events.push({ type: 'contribution', contribution, place: { line } });
      return;
    }
    if (isJsonObject(parsed.value)) {
      if (Object.hasOwn(parsed.value, 'record')) return this.#statement(parsed.value, line, events);
      if (Object.hasOwn(parsed.value, 'is')) return this.#label(parsed.value, line, events);
    }
    this.#refuse(
      {
        code: 'line-unknown',
        message: 'The line is neither a label nor a statement.',
        remedy: 'Give a statement a “record”, and a label an “is”.',
      },
      line,
      events,
    );
  }

  end(): void {
    if (this.#begun) return;
    throw new ForelandError({
      code: 'file-empty',
      message: 'The file is empty.',
      remedy: 'Send the file again, or choose another one.',
      place: { line: 1 },
    });
  }

  #statement(value: JsonObject, line: number, events: ImportEvent[]): void {
    const read = readStatementLine(value, this.#labels);
    if (!read.ok) return this.#refuse(read.problem, line, events);
    const checked = this.#reading.checker.check(read.input);
    if (!checked.ok) return this.#refuse(checked.problem, line, events);
    events.push({ type: 'statement', statement: checked.statement, place: { line } });
  }

  #label(value: JsonObject, line: number, events: ImportEvent[]): void {
    const problem = this.#declare(value);
    if (problem) this.#refuse(problem, line, events);
  }

  #declare(value: { readonly [key: string]: JsonValue }): Refusal | undefined {
    const name = value['label'];
    const remedy = 'Write {"label":"name","is":{…}}.';
    if (typeof name !== 'string' || name === '' || name.length > 100) {
      return {
        code: 'label-name',
        message: 'The label has no name of 1 to 100 characters.',
        remedy,
        place: { path: 'label' },
      };
    }
    const unknown = Object.keys(value).find((key) => key !== 'label' && key !== 'is');
    if (unknown !== undefined)
      return {
        code: 'member-unknown',
        message: `“${clip(unknown)}” is not a member of a label line.`,
        remedy,
        place: { path: clip(unknown) },
      };
    if (this.#labels.has(name)) {
      return {
        code: 'label-duplicate',
        message: `The label “${clip(name)}” is declared twice.`,
        remedy: 'Give the second label another name.',
        place: { path: 'label' },
      };
    }
    if (this.#labels.size >= LABELS) {
      return {
        code: 'labels-too-many',
        message: `The file declares more than ${LABELS} labels.`,
        remedy: 'Use one label for all statements that share it.',
        place: { path: 'label' },
      };
    }
    try {
      this.#labels.set(name, parseLabel(value['is']));
      return undefined;
    } catch (error) {
      if (!isForelandError(error)) throw error;
      return { ...error.toRefusal(), place: { path: `is.${error.place?.path ?? ''}` } };
    }
  }

  /** Without a header nothing else can be read, so that a refusal of the first line ends the reading. */
  #refuse(problem: Refusal, line: number, events: ImportEvent[]): void {
    const placed = { ...problem, place: { ...problem.place, line } };
    if (!this.#begun) throw new ForelandError(placed);
    events.push(errorEvent(placed));
  }
}
