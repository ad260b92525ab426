import { isPartialDate } from '@foreland/model';
import { fold } from '@foreland/model/text/index';

/** Month names and their usual short forms in English, French, German and Dutch, folded. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'jan', 'janvier', 'janv', 'januar', 'januari', 'jan'],
  ['february', 'feb', 'fevrier', 'fevr', 'fev', 'februar', 'februari'],
  ['march', 'mar', 'mars', 'marz', 'mrz', 'maart', 'mrt', 'maerz'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai', 'mei'],
  ['june', 'jun', 'juin', 'juni'],
  ['july', 'jul', 'juillet', 'juil', 'juli'],
  ['august', 'aug', 'aout', 'augustus'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'octobre', 'oktober', 'okt'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'decembre', 'dezember', 'dez'],
];

const monthOfName = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const PARTS = {
  yyyy: { part: 'year', pattern: '(\\d{4})' },
  yy: { part: 'year', pattern: '(\\d{2})' },
  MMMM: { part: 'month', pattern: '([\\p{L}\\p{M}]{3,12}\\.?)' },
  MMM: { part: 'month', pattern: '([\\p{L}\\p{M}]{3,12}\\.?)' },
  MM: { part: 'month', pattern: '(\\d{2})' },
  M: { part: 'month', pattern: '(\\d{1,2})' },
  dd: { part: 'day', pattern: '(\\d{2})' },
  d: { part: 'day', pattern: '(\\d{1,2})' },
} as const;
type Part = (typeof PARTS)[keyof typeof PARTS]['part'];

export interface DateFormat {
  readonly pattern: RegExp;
  readonly parts: readonly Part[];
}

/** Reads a format such as `dd/MM/yyyy`; undefined where it names no year or a part twice. */
export function compileDateFormat(format: string): DateFormat | undefined {
  const parts: Part[] = [];
  let pattern = '';
  for (const token of format.match(/yyyy|yy|MMMM|MMM|MM|M|dd|d|[^yMd]+|[yMd]/g) ?? []) {
    if (Object.hasOwn(PARTS, token)) {
      const { part, pattern: text } = PARTS[token as keyof typeof PARTS];
      parts.push(part);
      pattern += text;
    } else if (/[yMd]/.test(token)) return undefined;
    else pattern += token.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  }
  const unique = new Set(parts).size === parts.length;
  if (!unique || !parts.includes('year') || (parts.includes('day') && !parts.includes('month')))
    return undefined;
  return { pattern: new RegExp(`^${pattern}$`, 'u'), parts };
}

/** A year, month or day in ISO form by the first format that fits and names an existing date. */
export function parseDate(text: string, formats: readonly DateFormat[]): string | undefined {
  if (isPartialDate(text)) return text;
  for (const { pattern, parts } of formats) {
    const found = pattern.exec(text);
    if (!found) continue;
    const iso = (['year', 'month', 'day'] as const)
      .filter((part) => parts.includes(part))
      .map((part) => digitsOf(part, found[parts.indexOf(part) + 1] ?? ''))
      .join('-');
    if (isPartialDate(iso)) return iso;
  }
  return undefined;
}

function digitsOf(part: Part, text: string): string {
  if (part === 'year') return text.length === 2 ? `${Number(text) < 30 ? '20' : '19'}${text}` : text;
  const number = /^\d+$/.test(text) ? Number(text) : (monthOfName.get(fold(text)) ?? 0);
  return String(number).padStart(2, '0');
}
