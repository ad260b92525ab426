import type { Format, Translate } from '../../../i18n/index.ts';
import type { imports as english } from '../../../i18n/en/import.ts';

type Words = Translate<typeof english>;

/** The node gives its reasons as sentences in English, made of these parts; an unknown part is shown as it came. */
const PARTS: readonly (readonly [RegExp, (t: Words, found: readonly string[], format: Format) => string])[] =
  [
    [/^special categories of personal data and secrets are not stored$/, (t) => t('reason.refused')],
    [/^the column name means (\S+) in one of the four languages$/, (t) => t('reason.name')],
    [/^all sample values are IBANs with valid check digits$/, (t) => t('reason.iban')],
    [/^all sample values are e-mail addresses$/, (t) => t('reason.email')],
    [/^all sample values are international telephone numbers$/, (t) => t('reason.phone')],
    [/^all sample values are IP addresses$/, (t) => t('reason.ip')],
    [/^some sample values are no dates$/, (t) => t('reason.notDates')],
    [/^day and month could be the other way round: check$/, (t) => t('reason.ambiguous')],
    [
      /^dates are written (.+)$/,
      (t, [, formats = ''], format) =>
        t('reason.dates', { formats: format.list(formats.split(' or '), 'disjunction') }),
    ],
    [
      /^national numbers are read as (\w\w): check$/,
      (t, [, country = ''], format) => t('reason.national', { country: format.country(country) }),
    ],
    [/^all sample values are legal categories of persons$/, (t) => t('reason.subject')],
    [/^all sample values are grades of a known scheme$/, (t) => t('reason.grading')],
    [/^all sample values are Europol 4x4 grades$/, (t) => t('reason.grading4x4')],
    [/^sample values are dates(?: of observation)?$/, (t) => t('reason.observed')],
    [/^the parts of the name are joined$/, (t) => t('reason.joined')],
    [/^its name means an id, and every sample value is different$/, (t) => t('reason.id')],
    [/^neither its name nor its values are recognised$/, (t) => t('reason.unknown')],
  ];

/** A reason in the reader's words. */
export function reasonWords(reason: string, t: Words, format: Format): string {
  return reason
    .split(/; |, but /)
    .map((part) => {
      for (const [pattern, write] of PARTS) {
        const found = pattern.exec(part);
        if (found) return write(t, found, format);
      }
      return part;
    })
    .join('; ');
}
