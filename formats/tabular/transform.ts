import { countryCodeOf } from '@foreland/model';
import type { Refusal } from '@foreland/model';
import { parsePhone } from '@foreland/model/identifiers/phone';
import { clip } from '../statement-checker.ts';
import { compileDateFormat, parseDate } from './date-format.ts';
import type { DateFormat } from './date-format.ts';
import type { Transform } from './mapping.ts';

/** The new text, nothing where the value is left out on purpose, or why it cannot be read. */
export type Transformed =
  | { readonly text: string }
  | { readonly leftOut: true }
  | { readonly problem: Refusal };
export type TextTransform = (text: string) => Transformed;

/** @throws TypeError for a date format that `compileMapping` has not checked. */
export function compileTransform(transform: Transform): TextTransform {
  switch (transform.type) {
    case 'date':
      return dateTransform(transform.formats);
    case 'country':
      return (text) =>
        found(
          countryCodeOf(text),
          'value-country',
          `“${clip(text)}” is not a known country.`,
          'Use an ISO 3166-1 code, or add a lookup table before the country transform.',
        );
    case 'phone':
      return (text) =>
        found(
          parsePhone(text, { country: transform.country })?.value,
          'value-phone',
          `“${clip(text)}” is not a telephone number.`,
          'Correct the number, or map the column to another property.',
        );
    case 'number':
      return (text) => ({ text: plainNumber(text, transform.decimal) });
    case 'upper':
      return (text) => ({ text: text.toUpperCase() });
    case 'lower':
      return (text) => ({ text: text.toLowerCase() });
    case 'trim':
      return (text) => ({ text: text.trim().replace(/\s+/gu, ' ') });
    case 'lookup':
      return lookupTransform(transform);
  }
}

function dateTransform(formats: readonly string[]): TextTransform {
  const compiled: DateFormat[] = formats.map((format) => {
    const date = compileDateFormat(format);
    if (!date) throw new TypeError(`“${format}” is not a date format`);
    return date;
  });
  return (text) =>
    found(
      parseDate(text, compiled),
      'value-date',
      `“${clip(text)}” is not an existing date in the form ${formats.join(' or ')}.`,
      'Correct the date, or add its form to the mapping.',
    );
}

function lookupTransform({ table, otherwise }: Extract<Transform, { type: 'lookup' }>): TextTransform {
  return (text) => {
    if (Object.hasOwn(table, text)) return { text: table[text] ?? '' };
    if (otherwise === 'keep') return { text };
    if (otherwise === 'leave-out') return { leftOut: true };
    return {
      problem: {
        code: 'lookup-missing',
        message: `“${clip(text)}” is not in the lookup table.`,
        remedy: 'Add it to the table of the mapping, or let unknown values be kept or left out.',
      },
    };
  };
}

/** Thousands signs go, the decimal sign becomes a full stop; what is no number then is refused by its type. */
function plainNumber(text: string, decimal: '.' | ','): string {
  const thousands = decimal === ',' ? /(?<=\d)[.\s'\u2019](?=\d{3})/gu : /(?<=\d)[,\s'\u2019](?=\d{3})/gu;
  return text.replace(thousands, '').replace(decimal, '.');
}

function found(text: string | undefined, code: string, message: string, remedy: string): Transformed {
  return text === undefined ? { problem: { code, message, remedy } } : { text };
}
