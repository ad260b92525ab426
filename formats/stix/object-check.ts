import type { Refusal } from '@foreland/model';
import { isJsonObject } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';
import { clip } from '../statement-checker.ts';
import { isStixId, typeOfId } from './identifiers.ts';
import { OBSERVABLE_TYPES, SPEC_VERSION, VERSIONED_TYPES, isStixTime } from './objects.ts';

/** An object whose common members are sound. */
export interface StixObject {
  readonly object: JsonObject;
  readonly type: string;
  readonly id: string;
  /** Microseconds since 1970 of the version; undefined for objects without versions. */
  readonly version: number | undefined;
  readonly isRevoked: boolean;
  /** Markings of the whole object. */
  readonly markings: readonly string[];
}

export type ObjectCheck =
  | { readonly ok: true; readonly value: StixObject }
  | { readonly ok: false; readonly problem: Refusal };

/** The common properties of STIX 2.1 section 3, as far as anything here rests on them. */
export function checkObject(object: JsonValue): ObjectCheck {
  if (!isJsonObject(object))
    return bad('stix-object', 'The list of objects holds something else than an object.', '');
  const { type, id } = object;
  if (typeof type !== 'string' || !/^[a-z][a-z0-9-]{2,249}$/.test(type) || type === 'bundle')
    return bad('stix-type', 'The object has no type of STIX.', 'type');
  if (!isStixId(id) || typeOfId(id) !== type)
    return bad('stix-id', `The id is not ${clip(type)}-- and a UUID.`, 'id');
  const version = object['spec_version'];
  if (
    version === undefined
      ? !OBSERVABLE_TYPES.has(type) && object['created'] !== undefined
      : version !== SPEC_VERSION
  )
    return {
      ok: false,
      problem: {
        code: 'stix-version',
        message: `The object is not of STIX ${SPEC_VERSION}.`,
        remedy: `Convert it to STIX ${SPEC_VERSION}, for example with the OASIS elevator.`,
        place: { path: 'spec_version' },
      },
    };
  return versioned(object, type, id);
}

function versioned(object: JsonObject, type: string, id: string): ObjectCheck {
  const { created, modified, revoked } = object;
  const hasVersions = VERSIONED_TYPES.has(type) || created !== undefined || modified !== undefined;
  if (type === 'marking-definition' ? !isStixTime(created) : hasVersions && !isStixTime(created))
    return bad('stix-time', 'The object does not say when it was created.', 'created');
  if (type !== 'marking-definition' && hasVersions) {
    if (!isStixTime(modified))
      return bad('stix-time', 'The object does not say when it was modified.', 'modified');
    if (isStixTime(created) && instant(modified) < instant(created))
      return bad('stix-time', 'The object was modified before it was created.', 'modified');
  }
  if (revoked !== undefined && typeof revoked !== 'boolean')
    return bad('stix-revoked', '“revoked” is neither true nor false.', 'revoked');
  const markings = markingRefs(object['object_marking_refs']);
  if (markings === undefined)
    return bad(
      'stix-markings',
      'The markings are no list of ids of marking definitions.',
      'object_marking_refs',
    );
  return {
    ok: true,
    value: {
      object,
      type,
      id,
      version: hasVersions && isStixTime(modified) ? instant(modified) : undefined,
      isRevoked: revoked === true,
      markings,
    },
  };
}

function markingRefs(value: JsonValue | undefined): readonly string[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const ids = value.filter((id) => isStixId(id)).filter((id) => typeOfId(id) === 'marking-definition');
  return ids.length === value.length ? ids : undefined;
}

/** Microseconds, which a double holds exactly until the year 2255. */
function instant(time: string): number {
  const fraction = /\.(\d+)Z$/.exec(time)?.[1] ?? '';
  // A leap second is written as the second 60, which the platform does not read.
  const whole = Date.parse(time.replace(/:60(\.\d+)?Z$/, ':59Z').replace(/\.\d+Z$/, 'Z'));
  return whole * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

function bad(code: string, message: string, path: string): ObjectCheck {
  return {
    ok: false,
    problem: {
      code,
      message,
      remedy: 'Correct the object as STIX 2.1 section 3 says, or leave it out.',
      ...(path !== '' && { place: { path } }),
    },
  };
}
