import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import { isJsonObject, parseStrictJson } from '../json/strict-json.ts';
import { fnv } from './identifiers.ts';

/** Property under which an object is kept as it was received. */
export const RECEIVED = 'stixObject';

/** Characters of one value; the vocabulary allows 65,000. */
const PART = 60_000;
const PART_HEAD = /^part (\d{1,4})\/(\d{1,4}) of ([0-9a-f]{8}): /;

/**
 * Text of an object as values of a statement. Written in ASCII, so that no normalisation of text touches it; numbers
 * and the order of members stay as they were.
 */
export function receivedValues(text: string): readonly string[] {
  const ascii = text
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (ascii.length <= PART) return [ascii];
  // A value is trimmed where it is stored, so that no part may end or begin with a space.
  const parts: string[] = [];
  for (let at = 0; at < ascii.length;) {
    let end = Math.min(at + PART, ascii.length);
    while (end < ascii.length && ascii[end - 1] === ' ' && end > at + 1) end--;
    parts.push(ascii.slice(at, end));
    at = end;
  }
  const name = fnv(ascii).toString(16).padStart(8, '0');
  return parts.map((part, index) => `part ${index + 1}/${parts.length} of ${name}: ${part}`);
}

/** An object that somebody else created, with its text as received. */
export interface ReceivedObject {
  readonly text: string;
  readonly object: JsonObject;
  readonly id: string;
  readonly modified: string;
}

export interface Reassembled {
  readonly objects: readonly ReceivedObject[];
  /** Values of which no whole object could be made: parts are missing, or they are not what we wrote. */
  readonly broken: number;
}

/** Objects from the values of one record, oldest version first. */
export function receivedObjects(values: readonly string[]): Reassembled {
  const texts: string[] = [];
  const sets = new Map<string, string[]>();
  let broken = 0;
  for (const value of values) {
    const head = PART_HEAD.exec(value);
    if (!head) {
      texts.push(value);
      continue;
    }
    const [whole, number = '', count = '', name = ''] = head;
    const set = sets.get(`${name}/${count}`) ?? Array.from<string>({ length: Number(count) }).fill('');
    set[Number(number) - 1] = value.slice(whole.length);
    sets.set(`${name}/${count}`, set);
  }
  for (const set of sets.values()) {
    if (set.every((part) => part !== '')) texts.push(set.join(''));
    else broken += set.filter((part) => part !== '').length;
  }
  const objects: ReceivedObject[] = [];
  for (const text of texts) {
    const parsed = parseStrictJson(text);
    const id = parsed.ok && isJsonObject(parsed.value) ? parsed.value['id'] : undefined;
    if (!parsed.ok || !isJsonObject(parsed.value) || typeof id !== 'string') {
      broken++;
      continue;
    }
    const modified = parsed.value['modified'];
    objects.push({
      text,
      object: parsed.value,
      id,
      modified: typeof modified === 'string' ? modified : '',
    });
  }
  return {
    objects: objects.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    broken,
  };
}

function key({ id, modified, text }: ReceivedObject): string {
  return `${id} ${modified} ${text}`;
}

/** The text with markings added; nothing else of it changes. */
export function withMarkings({ text, object }: ReceivedObject, markings: readonly string[]): string {
  const given = object['object_marking_refs'];
  const present: readonly JsonValue[] = Array.isArray(given) ? given : [];
  const missing = markings.filter((marking) => !present.includes(marking));
  if (missing.length === 0) return text;
  const list = JSON.stringify([...present, ...missing]);
  if (given === undefined)
    return `${text.slice(0, text.lastIndexOf('}')).trimEnd()},"object_marking_refs":${list}}`;
  const pattern = /"object_marking_refs"\s*:\s*\[[^\]]*\]/g;
  // Inside another object the same name may stand for something else.
  if ((text.match(pattern) ?? []).length === 1) return text.replace(pattern, `"object_marking_refs":${list}`);
  return JSON.stringify({ ...object, object_marking_refs: [...present, ...missing] });
}
