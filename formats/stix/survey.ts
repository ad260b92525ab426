import { isJsonObject, parseStrictJson } from '../json/strict-json.ts';
import type { JsonObject } from '../json/strict-json.ts';
import type { Limits } from '../limits.ts';
import { fnv, shortId } from './identifiers.ts';
import { isLabelMarking, labelOfMarking } from './label-marking.ts';
import type { Meaning } from './marking-label.ts';
import { checkObject } from './object-check.ts';
import type { StixObject } from './object-check.ts';
import type { ObjectText } from './read-objects.ts';

/** Marking definitions that one bundle may bring; real ones bring a handful. */
const MARKINGS = 10_000;

/**
 * What must be known of a bundle before any object of it is read: what its markings mean, and which version of each
 * object is the newest. Both may stand after the objects that need them. Holds some dozen bytes for each object.
 */
export class Survey {
  readonly markings = new Map<string, Meaning>();
  /** Place of each object in the two lists of numbers. */
  readonly #places = new Map<string, number>();
  #versions = new Float64Array(1024);
  #hashes = new Uint32Array(1024);
  readonly #conflicts = new Set<string>();

  add({ text }: ObjectText, limits: Limits): void {
    if (text === undefined) return;
    const parsed = parseStrictJson(text, limits);
    if (!parsed.ok) return;
    const checked = checkObject(parsed.value);
    if (!checked.ok) return;
    const { object, type, id, version } = checked.value;
    if (type === 'marking-definition' && this.markings.size < MARKINGS)
      // An id that is defined twice, and not the same, says nothing for certain.
      this.markings.set(copyOf(id), this.markings.has(id) ? { kind: 'unknown' } : meaningOf(object));
    if (version !== undefined) this.#note(shortId(id), version, fnv(JSON.stringify(object)));
  }

  isNewest({ id, version }: StixObject): boolean {
    if (version === undefined) return true;
    const place = this.#places.get(shortId(id));
    return place !== undefined && this.#versions[place] === version;
  }

  /** Are there two texts for this very version? */
  isDisputed({ id, version }: StixObject): boolean {
    return version !== undefined && this.#conflicts.has(`${shortId(id)}${version}`);
  }

  #note(id: string, version: number, hash: number): void {
    let place = this.#places.get(id);
    if (place === undefined) {
      place = this.#places.size;
      this.#places.set(id, place);
      if (place === this.#versions.length) this.#grow();
    } else if (this.#versions[place] === version) {
      if (this.#hashes[place] !== hash) this.#conflicts.add(`${id}${version}`);
      return;
    } else if ((this.#versions[place] ?? 0) > version) return;
    this.#versions[place] = version;
    this.#hashes[place] = hash;
  }

  #grow(): void {
    const versions = new Float64Array(this.#versions.length * 2);
    versions.set(this.#versions);
    this.#versions = versions;
    const hashes = new Uint32Array(versions.length);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
  }
}

function meaningOf(marking: JsonObject): Meaning {
  if (isLabelMarking(marking)) {
    const label = labelOfMarking(marking);
    return label ? { kind: 'label', label } : { kind: 'unknown' };
  }
  const { definition, extensions } = marking;
  const statement = isJsonObject(definition) ? definition['statement'] : undefined;
  // An extension may say more than the statement beside it.
  if (marking['definition_type'] === 'statement' && typeof statement === 'string' && extensions === undefined)
    return { kind: 'statement', text: copyOf(statement) };
  return { kind: 'unknown' };
}

/** A string of its own: a slice would keep the whole text it was cut from. */
function copyOf(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
