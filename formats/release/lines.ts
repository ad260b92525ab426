import { ForelandError } from '@foreland/model';
import type { Refusal } from '@foreland/model';
import { atLine, tooLong } from '../json/refusal.ts';
import { isJsonObject, parseStrictJson } from '../json/strict-json.ts';
import type { JsonObject } from '../json/strict-json.ts';
import type { Limits } from '../limits.ts';
import type { ByteStream } from '../source.ts';
import { readLines } from '../text/lines.ts';

export const CONTENT_ADDRESS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface Line {
  readonly line: number;
  readonly value: JsonObject;
}

/** JSON objects of a stream, one ahead of what was taken. */
export class Lines {
  readonly #source: AsyncIterator<readonly { line: number; text: string | undefined }[]>;
  readonly #limits: Limits;
  #group: readonly { line: number; text: string | undefined }[] = [];
  #index = 0;
  #ahead: Line | undefined;
  #last = 0;

  constructor(source: ByteStream, limits: Limits) {
    this.#source = readLines(source, limits)[Symbol.asyncIterator]();
    this.#limits = limits;
  }

  async peek(): Promise<Line | undefined> {
    this.#ahead ??= await this.#read();
    return this.#ahead;
  }

  /** @throws ForelandError at the end of the content */
  async next(): Promise<Line> {
    const line = await this.peek();
    this.#ahead = undefined;
    if (line === undefined) throw broken(this.#last + 1, 'is missing: the content ends too early');
    return line;
  }

  /** @throws ForelandError where something follows */
  async end(): Promise<void> {
    const line = await this.peek();
    if (line !== undefined) throw broken(line.line, 'comes after the end');
  }

  /** As `peek`, without waiting where the line is in memory already. */
  get ready(): Line | undefined {
    return this.#ahead;
  }

  async #read(): Promise<Line | undefined> {
    while (this.#index >= this.#group.length) {
      const group = await this.#source.next();
      if (group.done) return undefined;
      this.#group = group.value;
      this.#index = 0;
    }
    const given = this.#group[this.#index];
    this.#index += 1;
    if (given === undefined) return undefined;
    this.#last = given.line;
    if (given.text === undefined) throw placed(tooLong(this.#limits.lineCharacters), given.line);
    const parsed = parseStrictJson(given.text, this.#limits);
    if (!parsed.ok) throw placed(atLine(parsed.problem), given.line);
    if (!isJsonObject(parsed.value)) throw broken(given.line, 'is not an object');
    return { line: given.line, value: parsed.value };
  }
}

export function addressIn(line: number, value: JsonObject, member: string): string {
  const given = value[member];
  if (typeof given !== 'string' || !CONTENT_ADDRESS.test(given)) throw broken(line, `has no “${member}”`);
  return given;
}

export function onlyMembers(line: number, value: JsonObject, members: readonly string[]): void {
  const stranger = Object.keys(value).find((key) => !members.includes(key));
  if (stranger !== undefined) throw broken(line, 'has a member that does not belong there');
}

export function placed(problem: Refusal, line: number): ForelandError {
  return new ForelandError({ ...problem, place: { ...problem.place, line } });
}

export function broken(line: number, what: string): ForelandError {
  return new ForelandError({
    code: 'release-malformed',
    message: `Line ${line} of the release ${what}.`,
    remedy: 'Ask the sender to release it again with a node of the same version.',
    place: { line },
  });
}
