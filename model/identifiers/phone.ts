import { digitValue } from '../text/digits.ts';
import { countryHint } from './country-hint.ts';
import type { Identifier, IdentifierHints } from './identifier.ts';
import { planOfCountry, planOfNumber } from './numbering-plans.ts';
import type { NumberingPlan } from './numbering-plans.ts';

/** ITU-T E.164: at most 15 digits. Below 7 digits a number is a short code, not a subscriber. */
const SHORTEST = 7;
const LONGEST = 15;
/** Without plus sign or 00, only numbers this long are read as international. */
const SHORTEST_BARE_INTERNATIONAL = 11;

const LABEL = /^\s*(?:tel|telephone|phone|mobile|mob|cell|whatsapp|viber|signal|imo)\s*[:.]?\s*/i;
const EXTENSION = /(?:;|,|#|\bext\b|\bextension\b|\bposte\b|x)[\s.:=\w]*$/i;
const SEPARATOR = /[\s().\-/\u2010-\u2015\u2212\u00b7\uff0d\uff08\uff09\uff0e\p{Cf}]/u;
const LETTER = /[a-z]/i;

interface Dialled {
  readonly digits: string;
  /** Written with a plus sign. */
  readonly plus: boolean;
}

/** Digits as dialled, without separators and without a bracketed trunk zero after a country code. */
function dial(text: string): Dialled | undefined {
  let digits = '';
  let plus = false;
  for (let at = 0; at < text.length; at++) {
    const value = digitValue(text.charCodeAt(at));
    const character = text[at] ?? '';
    if (value >= 0) {
      digits += value;
      if (digits.length > LONGEST + 4) return undefined;
    } else if (character === '+' || character === '\uff0b') {
      if (plus || digits !== '') return undefined;
      plus = true;
    } else if (
      character === '(' &&
      digits !== '' &&
      digitValue(text.charCodeAt(at + 1)) === 0 &&
      text[at + 2] === ')'
    ) {
      at += 2;
    } else if (!SEPARATOR.test(character)) {
      return undefined;
    }
  }
  return { digits, plus };
}

function fits(plan: NumberingPlan, national: string): boolean {
  return national.length >= plan.shortest && national.length <= plan.longest;
}

/** Takes away trunk prefixes that were kept by mistake. No number of a plan with trunk 0 begins with 0. */
function withoutTrunk(plan: NumberingPlan, national: string): string {
  const { trunk, shortest, longest } = plan;
  const rest = national.slice(trunk.length);
  const mistaken =
    trunk !== '' &&
    national.startsWith(trunk) &&
    rest.length >= shortest &&
    (trunk === '0' || national.length > longest);
  return mistaken ? withoutTrunk(plan, rest) : national;
}

function countryOf(plan: NumberingPlan, national: string, hint: string | undefined): string | undefined {
  if (plan.country === undefined) return hint === 'US' || hint === 'CA' ? hint : undefined;
  return plan.code === '7' && /^[67]/.test(national) ? 'KZ' : plan.country;
}

/** @param digits country code and national number, without plus sign. */
function international(digits: string, hint: string | undefined): Identifier | undefined {
  const plan = planOfNumber(digits);
  const national = plan === undefined ? '' : withoutTrunk(plan, digits.slice(plan.code.length));
  const number = plan === undefined ? digits : plan.code + national;
  if (number.startsWith('0') || number.length < SHORTEST || number.length > LONGEST) return undefined;
  const country = plan === undefined ? undefined : countryOf(plan, national, hint);
  return {
    class: 'phone',
    value: `+${number}`,
    checksum: plan === undefined || fits(plan, national) ? 'none' : 'failed',
    ...(country === undefined ? {} : { country }),
  };
}

/** Does the number fit as an international one of which only the plus sign is missing? */
function isBareInternational(digits: string): boolean {
  if (digits.length < SHORTEST_BARE_INTERNATIONAL) return false;
  const plan = planOfNumber(digits);
  return plan !== undefined && fits(plan, withoutTrunk(plan, digits.slice(plan.code.length)));
}

function nationalOf(plan: NumberingPlan, digits: string): string {
  return plan.trunk !== '' && digits.startsWith(plan.trunk) && digits.length > plan.shortest
    ? digits.slice(plan.trunk.length)
    : digits;
}

/**
 * Telephone number as E.164, `+447700900123`. Reads digits of every script, `+`, `00` and (with a North
 * American hint) `011`, bracketed or mistakenly kept trunk zeros, `tel:` and extensions, which it drops.
 * A national form needs `hints.country` or `hints.home`; without them the digits stay as written, without a
 * plus sign.
 * `checksum` is `failed` where the national plan allows no number of this length.
 */
export function parsePhone(raw: string, hints: IdentifierHints): Identifier | undefined {
  const text = LETTER.test(raw) || /[;,#]/.test(raw) ? raw.replace(LABEL, '').replace(EXTENSION, '') : raw;
  const dialled = dial(text);
  if (dialled === undefined || dialled.digits.length < SHORTEST) return undefined;
  const { digits, plus } = dialled;
  const hint = countryHint(hints.country) ?? countryHint(hints.home);
  const home = hint === undefined ? undefined : planOfCountry(hint);

  if (digits.startsWith('00')) return international(digits.slice(2), hint);
  if (plus && !digits.startsWith('0')) return international(digits, hint);
  if (home?.code === '1' && digits.startsWith('011') && digits.length > 11)
    return international(digits.slice(3), hint);

  const unplaced: Identifier | undefined =
    digits.length <= LONGEST ? { class: 'phone', value: digits, checksum: 'none' } : undefined;
  if (home !== undefined) {
    const national = nationalOf(home, digits);
    const ownCodeKept = digits.startsWith(home.code) && isBareInternational(digits);
    if (fits(home, national) && !ownCodeKept) return international(home.code + national, hint);
    if (isBareInternational(digits)) return international(digits, hint);
    return international(home.code + national, hint) ?? unplaced;
  }
  if (isBareInternational(digits)) return international(digits, hint);
  return unplaced;
}
