import { ForelandError, isForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { checkRoutes } from '@foreland/model/contract/checks';
import { CHECKED_KINDS } from '@foreland/model/contract/checks';
import { parseIdentifier } from '@foreland/model/identifiers';
import { NAME_CLASSES, identifierValue, nameValues } from '@foreland/sealing/check';
import type { CheckClass, CheckValue, NameClass } from '@foreland/sealing/check';
import type { Call } from '../../handler.ts';

type ToCheck = Call<typeof checkRoutes.startCheck>['body']['values'][number];
type ToRead = Call<typeof checkRoutes.readCheckValues>['body']['values'][number];
type TextToRead = Extract<ToRead, { readonly text: string }>;
type Person = Extract<ToRead, { readonly name: string }>;
type Read = Answer<typeof checkRoutes.readCheckValues>['read'][number];
type Reading = Read['readings'][number];
type Kind = (typeof CHECKED_KINDS)[number];

/** A name, then a comma or a tab, then a date or a year: a line of a list of persons. */
const NAMED = /^(.*\p{L}.*?)\s*[,;\t]\s*(\d{4}(?:-\d{2}-\d{2})?)$/u;
/** Words without digits are a name that somebody wrote alone. */
const NAME_ALONE = /^[^\d@:/]*\p{L}{2}[^\d@:/]*$/u;

/** What an officer wrote is a value of the class, read as officers of this partner write it. */
export function valuesOf(home: Partner, checkClass: CheckClass, value: ToCheck): readonly CheckValue[] {
  if ('name' in value) {
    const { name, born, ...attributes } = value;
    if (!isNameClass(checkClass)) throw otherKind('A name is checked in one of the classes of names.');
    return nameValues(checkClass, { name, born, attributes });
  }
  const { identifier, serial, platform } = value;
  const hints = { home, ...(platform === undefined ? {} : { platform }) };
  if ((serial !== undefined) !== (checkClass === 'ser'))
    throw otherKind('The kind of a serial number is named for the class ser, and for no other.');
  switch (checkClass) {
    case 'tel':
      return [identifierValue('phone', identifier, hints)];
    case 'iban':
      return [identifierValue('iban', identifier, hints)];
    case 'doc':
      return [identifierValue('document', identifier, hints)];
    case 'soc':
      return [identifierValue('handle', identifier, hints)];
    case 'ser':
      return [identifierValue(serial ?? 'engine-serial', identifier, hints)];
    default:
      throw otherKind('In the classes of names, a name is checked.');
  }
}

/** How a value is shown to the person who wrote it. */
export function asWritten(value: ToCheck): string {
  if (!('name' in value)) return [value.platform, value.identifier].filter(Boolean).join(' ');
  const { name, born, father, mother, spouse, town } = value;
  return [name, born, father, mother, spouse, town].filter(Boolean).join(', ');
}

/** Every way in which something can be read, the likeliest first; where there is none, why. */
export function readAny(home: Partner, value: ToRead): Read {
  if ('name' in value) return readPerson(value, asWritten(value));
  const [, name, born] = value.kind === undefined ? (NAMED.exec(value.text) ?? []) : [];
  if (name !== undefined && born !== undefined) return readPerson({ name, born }, value.text);
  if (value.kind === undefined && NAME_ALONE.test(value.text))
    return readPerson({ name: value.text }, value.text);
  return readIdentifier(home, value);
}

function readPerson(person: Person, written: string): Read {
  const { name, born, ...attributes } = person;
  const readings: Reading[] = [];
  let refusal: Read['refusal'];
  for (const nameClass of NAME_CLASSES)
    try {
      const values = nameValues(nameClass, { name, born, attributes });
      readings.push({ class: nameClass, normal: values.map(({ text }) => text), value: person });
    } catch (error) {
      if (!isForelandError(error)) throw error;
      refusal ??= error.toRefusal();
    }
  return { written, readings, ...(readings.length === 0 && refusal ? { refusal } : {}) };
}

function readIdentifier(home: Partner, { text, kind, platform }: TextToRead): Read {
  const hints = { home, ...(platform === undefined ? {} : { platform }) };
  const written = [platform, text].filter(Boolean).join(' ');
  const found = new Map<string, { readonly reading: Reading; readonly weight: number }>();
  let refusal: Read['refusal'];
  for (const each of CHECKED_KINDS)
    try {
      const { class: checkClass, text: normal } = identifierValue(each, text, hints);
      const weight = each === kind ? CERTAIN : weightOf(each, text, hints);
      if (weight === 0 || (found.get(normal)?.weight ?? 0) >= weight) continue;
      const read = parseIdentifier(each, text, hints);
      const serial = SERIALS.find((one) => one === read?.class);
      const value = {
        identifier: text,
        ...(checkClass === 'ser' && serial ? { serial } : {}),
        ...(platform === undefined ? {} : { platform }),
      };
      found.set(normal, { reading: { class: checkClass, normal: [normal], value }, weight });
    } catch (error) {
      if (!isForelandError(error)) throw error;
      if (each === kind || error.code !== 'check-identifier-unreadable') refusal ??= error.toRefusal();
    }
  const readings = [...found.values()].sort((a, b) => b.weight - a.weight).map(({ reading }) => reading);
  return readings.length > 0
    ? { written, readings }
    : { written, readings, refusal: refusal ?? unknownKind().toRefusal() };
}

const SERIALS = ['engine-serial', 'cin', 'vin', 'imei'] as const;
const CERTAIN = 9;

/**
 * How well a text fits a kind, from its own form alone: a check digit that is right, a service that is named, a plus
 * sign. 0 means that it is not offered: nearly every number could be a serial number of an engine.
 */
function weightOf(
  kind: Kind,
  text: string,
  hints: { readonly home: string; readonly platform?: string },
): number {
  const read = parseIdentifier(kind, text, hints);
  const passed = read?.checksum === 'passed';
  const fails = read?.checksum === 'failed';
  switch (kind) {
    case 'handle':
      return 8;
    case 'iban':
      return passed ? 7 : 2;
    case 'vin':
    case 'imei':
      return passed ? 6 : fails ? 0 : 1;
    case 'phone':
      return /^\s*(tel:|\+|00|\(?0)/i.test(text) ? (fails ? 4 : 5) : 1;
    case 'cin':
      return /^\s*[A-Z]{2}[-\s]?[A-Z]{3}/i.test(text) ? 4 : 1;
    case 'document':
      return 3;
    case 'engine-serial':
      return 2;
  }
}

function isNameClass(checkClass: CheckClass): checkClass is NameClass {
  return checkClass.startsWith('pn-');
}

function otherKind(message: string): ForelandError {
  return new ForelandError({
    code: 'check-value-kind',
    message,
    remedy: 'Choose the class that fits what you want to check.',
  });
}

function unknownKind(): ForelandError {
  return new ForelandError({
    code: 'check-value-unreadable',
    message: 'This is no identifier of a kind that can be checked, and no name with a date of birth.',
    remedy:
      'Write a telephone number with its country code, an IBAN, a document, a serial number, an account with its service, or “name, 1984-03-17”.',
  });
}
