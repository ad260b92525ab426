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

interface Newest {
  readonly version: number;
  readonly hash: number;
}

/**
 * What must be known of a bundle before any object of it is read: what its markings mean, and which version of each
 * object is the newest. Both may stand after the objects that need them. Holds some dozen bytes for each object.
 */
export class Survey {
  readonly markings = new Map<string, Meaning>();
  readonly #newest = new Map<string, Newest>();
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
    return version === undefined || this.#newest.get(shortId(id))?.version === version;
  }

  /** Are there two texts for this very version? */
  isDisputed({ id, version }: StixObject): boolean {
    return version !== undefined && this.#conflicts.has(`${shortId(id)}${version}`);
  }

  #note(id: string, version: number, hash: number): void {
    const known = this.#newest.get(id);
    if (known?.version === version && known.hash !== hash) this.#conflicts.add(`${id}${version}`);
    if (known === undefined || version > known.version) this.#newest.set(id, { version, hash });
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
