import { isForelandError, labelKey, parseLabel } from '@foreland/model';
import type { Label } from '@foreland/model';
import { isJsonObject } from '../json/strict-json.ts';
import type { JsonObject } from '../json/strict-json.ts';
import { derivedId } from './identifiers.ts';
import { SPEC_VERSION } from './objects.ts';
import { DECLARED, LABEL_EXTENSION } from './scaffold.ts';

const ids = new WeakMap<Label, string>();

/** The same label has the same marking definition everywhere. */
export function labelMarkingId(label: Label): string {
  let id = ids.get(label);
  if (id === undefined) {
    id = derivedId('marking-definition', 'label', labelKey(label));
    ids.set(label, id);
  }
  return id;
}

export function labelMarking(label: Label): JsonObject {
  return {
    type: 'marking-definition',
    spec_version: SPEC_VERSION,
    id: labelMarkingId(label),
    created: DECLARED,
    name: `Foreland: ${[label.level, ...label.handling.map((code) => code.slice(0, 2))].join(' ')}`,
    extensions: {
      [LABEL_EXTENSION]: {
        extension_type: 'property-extension',
        // STIX has no empty lists: one that is left out is empty and admits nobody.
        ...list('originators', label.originators),
        ...list('audience', label.audience),
        ...list('purposes', label.purposes),
        ...list('handling', label.handling),
        tlp: label.tlp,
        level: label.level,
        protected: label.protected,
        review_by: label.reviewBy,
      },
    },
  };
}

function list(name: string, values: readonly string[]): JsonObject {
  return values.length === 0 ? {} : { [name]: [...values] };
}

export function isLabelMarking(marking: JsonObject): boolean {
  const { extensions } = marking;
  return isJsonObject(extensions) && Object.hasOwn(extensions, LABEL_EXTENSION);
}

/** Undefined where the extension does not hold a whole label: then nobody knows what it asks for. */
export function labelOfMarking(marking: JsonObject): Label | undefined {
  const { extensions } = marking;
  const given = isJsonObject(extensions) ? extensions[LABEL_EXTENSION] : undefined;
  if (!isJsonObject(given)) return undefined;
  const { extension_type: _, review_by: reviewBy, ...members } = given;
  try {
    return parseLabel({ originators: [], audience: [], purposes: [], handling: [], ...members, reviewBy });
  } catch (error) {
    if (isForelandError(error)) return undefined;
    throw error;
  }
}
