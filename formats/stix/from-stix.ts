import { isPartialDate } from '@foreland/model';
import type { Kind } from '@foreland/model';
import type { JsonObject } from '../json/strict-json.ts';
import { isStixId, typeOfId } from './identifiers.ts';
import { stringOf, stringsOf } from './objects.ts';

/** One value that Foreland's vocabulary has a property for. */
export interface Fact {
  readonly property: string;
  readonly value: string;
  /** Top-level member of the object from which it comes: granular markings are looked up by it. */
  readonly member: string;
  /** The value is the id of another object. */
  readonly link?: boolean;
}

export interface Translation {
  readonly schema: string;
  readonly kind: Kind;
  readonly facts: readonly Fact[];
}

/**
 * What an object says in the vocabulary. Only what means the same in both: a threat actor is an adversary of computer
 * networks and no suspect, so that such objects are kept as objects of STIX and nothing is read into them.
 */
export function translate(object: JsonObject): Translation {
  const type = stringOf(object, 'type') ?? '';
  switch (type) {
    case 'identity':
      return identity(object);
    case 'location':
      return location(object);
    case 'user-account':
      return facts('UserAccount', object, [
        ['name', 'display_name'],
        ['username', object['account_login'] === undefined ? 'user_id' : 'account_login'],
        ['service', 'account_type'],
      ]);
    case 'email-addr':
      return facts('UserAccount', object, [
        ['name', 'display_name'],
        ['email', 'value'],
      ]);
    case 'incident':
      return facts('Event', object, [
        ['name', 'name'],
        ['description', 'description'],
      ]);
    case 'relationship':
      return relationship(object);
    case 'note':
      return note(object, 'abstract', 'content');
    case 'opinion':
      return note(object, 'opinion', 'explanation');
    default:
      return other(type, object);
  }
}

function identity(object: JsonObject): Translation {
  const schemata: Readonly<Record<string, string>> = {
    individual: 'Person',
    organization: 'Organization',
    group: 'Organization',
  };
  const schema = schemata[stringOf(object, 'identity_class') ?? ''] ?? 'LegalEntity';
  const translation = facts(schema, object, [
    ['name', 'name'],
    ['description', 'description'],
    ['notes', 'contact_information'],
  ]);
  const sectors = stringsOf(object, 'sectors').map((value) => ({
    property: 'sector',
    value,
    member: 'sectors',
  }));
  return { ...translation, facts: [...translation.facts, ...sectors] };
}

function location(object: JsonObject): Translation {
  const isAddress = ['street_address', 'city', 'postal_code'].some((member) => Object.hasOwn(object, member));
  const translation = facts(isAddress ? 'Address' : 'Place', object, [
    ['name', 'name'],
    ['description', 'description'],
    ['country', 'country'],
    ...(isAddress
      ? ([
          ['street', 'street_address'],
          ['city', 'city'],
          ['postalCode', 'postal_code'],
          ['state', 'administrative_area'],
        ] as const)
      : []),
  ]);
  // The standard wants codes of ISO 3166-1; names of countries stay in the object as received.
  const kept = translation.facts.filter(
    ({ property, value }) => property !== 'country' || /^[A-Za-z]{2}$/.test(value),
  );
  return { ...translation, facts: [...kept, ...coordinates(object)] };
}

function coordinates(object: JsonObject): readonly Fact[] {
  return ['latitude', 'longitude'].flatMap((member) => {
    const value = object[member];
    // Tiny numbers would be written with an exponent.
    return typeof value === 'number' && Math.abs(value) <= 180
      ? [{ property: member, value: String(Number(value.toFixed(9))).replace(/^.*e.*$/, '0'), member }]
      : [];
  });
}

function relationship(object: JsonObject): Translation {
  const translation = facts('UnknownLink', object, [
    ['role', 'relationship_type'],
    ['description', 'description'],
  ]);
  const ends = (
    [
      ['subject', 'source_ref'],
      ['object', 'target_ref'],
    ] as const
  ).flatMap(([property, member]) => link(property, member, stringOf(object, member)));
  const times = (
    [
      ['startDate', 'start_time'],
      ['endDate', 'stop_time'],
    ] as const
  ).flatMap(([property, member]) => {
    const value = stringOf(object, member);
    return value !== undefined && isPartialDate(value) ? [{ property, value, member }] : [];
  });
  return { ...translation, facts: [...translation.facts, ...ends, ...times] };
}

/** What somebody thinks of something is an assessment, whoever they are. */
function note(object: JsonObject, name: string, text: string): Translation {
  const { facts: found } = facts('Note', object, [
    ['name', name],
    ['description', text],
  ]);
  const about = stringsOf(object, 'object_refs').flatMap((id) => link('entity', 'object_refs', id));
  return { schema: 'Note', kind: 'assessment', facts: [...found, ...about] };
}

function other(type: string, object: JsonObject): Translation {
  const translation = facts('StixObject', object, [
    ['name', 'name'],
    ['description', 'description'],
    ...(type === 'url' ? ([['sourceUrl', 'value']] as const) : ([['name', 'value']] as const)),
  ]);
  return {
    ...translation,
    facts: [...translation.facts, { property: 'stixType', value: type, member: 'type' }],
  };
}

function link(property: string, member: string, id: string | undefined): readonly Fact[] {
  return isStixId(id) && typeOfId(id) !== 'bundle' ? [{ property, value: id, member, link: true }] : [];
}

function facts(
  schema: string,
  object: JsonObject,
  members: readonly (readonly [property: string, member: string])[],
): Translation {
  const found = members.flatMap(([property, member]) => {
    const value = object[member];
    return typeof value === 'string' && value.trim() !== '' ? [{ property, value, member }] : [];
  });
  return { schema, kind: 'fact', facts: found };
}
