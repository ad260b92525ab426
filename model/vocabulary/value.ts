import followthemoney from '@opensanctions/followthemoney';
import { isCalendarDay } from '../label.ts';
import { isRecordId } from '../statement.ts';
import { findProperty, findSchema, propertiesOf } from './vocabulary.ts';

export type ValueCheck =
  | { readonly ok: true; readonly value: string; readonly original?: string }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly remedy: string };

const BIDI_CONTROL = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
// Control characters other than tab, line feed and carriage return; lone surrogates.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff\ufffe\uffff]|\p{Cs}/u;

const COUNTRIES = followthemoney.defaultModel.types['country']?.values ?? {};
const LANGUAGES = followthemoney.defaultModel.types['language']?.values ?? {};

/**
 * Checks and normalises one value for a property of the vocabulary. The value as received is returned
 * beside the normalised one wherever they differ.
 */
export function checkValue(schemaName: string, propertyName: string, received: string): ValueCheck {
  const schema = findSchema(schemaName);
  if (!schema || schema.abstract) {
    return bad(
      'schema-unknown',
      `There is no schema “${clip(schemaName)}”.`,
      'Use a FollowTheMoney schema or one of Foreland’s own.',
    );
  }
  const property = findProperty(schemaName, propertyName);
  if (!property) {
    return bad(
      'property-unknown',
      `${schema.name} has no property “${clip(propertyName)}”.`,
      `Use one of: ${[...propertiesOf(schema).keys()].sort().slice(0, 12).join(', ')} ….`,
    );
  }
  if (CONTROL.test(received)) {
    return bad(
      'value-control-characters',
      `The value of ${property.name} holds control characters.`,
      'Remove the control characters from the source.',
    );
  }
  const value = received.normalize('NFC').trim();
  if (value === '')
    return bad(
      'value-empty',
      `The value of ${property.name} is empty.`,
      'Leave the property out or give it a value.',
    );
  const limit = property.type.name === 'text' ? 65_000 : Math.max(property.maxLength, 1024);
  if (value.length > limit) {
    return bad(
      'value-too-long',
      `The value of ${property.name} has ${value.length} characters; the limit is ${limit}.`,
      'Shorten the value or keep it in a text property.',
    );
  }
  const checked = checkType(property.type.name, value);
  if (!checked.ok) return checked;
  return checked.value === received ? checked : { ...checked, original: received };
}

function checkType(type: string, value: string): ValueCheck {
  switch (type) {
    case 'date':
      return isPartialDate(value)
        ? { ok: true, value }
        : bad(
            'value-date',
            `“${clip(value)}” is not a date between 1000 and 9999.`,
            'Write YYYY, YYYY-MM or YYYY-MM-DD, or give the mapping a date format.',
          );
    case 'country':
      return checkCountry(value);
    case 'language': {
      const code = value.toLowerCase();
      return Object.hasOwn(LANGUAGES, code) || /^[a-z]{2,3}$/.test(code)
        ? { ok: true, value: code }
        : bad(
            'value-language',
            `“${clip(value)}” is not a language code.`,
            'Use an ISO 639 code such as en, fr, ar or kmr.',
          );
    }
    case 'entity':
      return isRecordId(value)
        ? { ok: true, value }
        : bad(
            'value-record',
            `“${clip(value)}” is not a record id.`,
            'Point to a record as PARTNER:local-id.',
          );
    case 'number':
      return /^[+-]?\d{1,30}(\.\d{1,15})?$/.test(value)
        ? { ok: true, value }
        : bad(
            'value-number',
            `“${clip(value)}” is not a number.`,
            'Write digits with a full stop as decimal sign and no thousands sign.',
          );
    case 'email':
      return /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u.test(value)
        ? { ok: true, value: value.toLowerCase() }
        : bad('value-email', `“${clip(value)}” is not an e-mail address.`, 'Write name@domain.');
    case 'identifier':
    case 'phone':
    case 'url':
    case 'ip':
    case 'checksum':
      return BIDI_CONTROL.test(value)
        ? bad(
            'value-bidi',
            'The identifier holds characters that reverse its reading direction.',
            'Remove the bidirectional control characters; they can make one number look like another.',
          )
        : { ok: true, value };
    default:
      return { ok: true, value };
  }
}

function checkCountry(value: string): ValueCheck {
  const code = value.toLowerCase();
  return Object.hasOwn(COUNTRIES, code)
    ? { ok: true, value: code }
    : bad(
        'value-country',
        `“${clip(value)}” is not a country code.`,
        'Use an ISO 3166-1 alpha-2 code such as gb, or map country names with the country transform.',
      );
}

/** A year, a month or a day that exists. */
export function isPartialDate(value: string): boolean {
  const time =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?$/.exec(value);
  if (time) return isCalendarDay(time[1] ?? '');
  if (/^[1-9]\d{3}$/.test(value)) return true;
  if (/^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(value)) return true;
  return isCalendarDay(value);
}

/** Country names in English to FollowTheMoney codes, for mappings that read names. */
export function countryCodeOf(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  if (Object.hasOwn(COUNTRIES, wanted)) return wanted;
  return Object.entries(COUNTRIES).find(([, label]) => label.toLowerCase() === wanted)?.[0];
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

function bad(code: string, message: string, remedy: string): ValueCheck {
  return { ok: false, code, message, remedy };
}
