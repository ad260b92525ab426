import { message } from '@foreland/model/message';
import type { IdentifierClass } from '@foreland/model/identifiers';
import type { Score, ScorePart } from '@foreland/model/lead';
import { fixedMessage } from './fixed-message.ts';
import type { Candidate } from './candidate.ts';

/**
 * Bits that sharing a value of the class is worth by itself: roughly log2 of how rarely two unrelated records
 * of our registers share one by chance or clerical error. Judgements, to be calibrated by outcomes.
 */
export const CLASS_BITS: Readonly<Record<IdentifierClass, number>> = {
  iban: 14,
  wallet: 14,
  vin: 14,
  imei: 13,
  cin: 13,
  document: 12,
  imo: 12,
  mmsi: 11,
  phone: 10,
  email: 10,
  handle: 10,
  plate: 9,
  'engine-serial': 9,
  ip: 4,
};

/** A national number of no known country and a name on no known platform may be two things written alike. */
const INCOMPLETE_BITS = -4;
/** Five digits are soon met twice. */
const SHORT_BITS = -3;
const SHORT_CLASSES: readonly IdentifierClass[] = ['document', 'plate', 'engine-serial'];
const SHORT_LENGTH = 6;
const CHECKSUM_BITS = { passed: 2, failed: -4, none: 0 } as const;
/** One clerk, one file: the link was known, or is one slip of the pen. */
const ONE_CONTRIBUTION_BITS = -3;
const PER_DOUBLING_OF_PARTNERS = 2;
const PER_DOUBLING_OF_CONTRIBUTIONS = 1;
const PER_DOUBLING_OF_RECORDS = 0.5;
const MOST_RECORD_BITS = 2;
/** Holders agree on more than this one value. */
const AGREEMENT_BITS = 1.5;
/** Two holders whom nothing else connects could be two users of one value, one after the other or together. */
const PER_DOUBLING_OF_STRANGERS = -3;
const ORGANISATION_BITS = -3;
/** The value passed from hand to hand: what bears no date may belong to other hands. */
const OTHER_PERIODS_BITS = -1.5;

function isIncomplete(identifierClass: IdentifierClass, value: string): boolean {
  return (
    (identifierClass === 'phone' && !value.startsWith('+')) ||
    (identifierClass === 'handle' && value.startsWith('@'))
  );
}

function part(name: string, bits: number, count?: number): ScorePart {
  const key = `correlations.part.${name}`;
  return {
    name: count === undefined ? fixedMessage(key) : message(key, { count }),
    bits: Math.round(bits * 100) / 100,
  };
}

/**
 * Additive contributions in bits: what the value is worth, corroboration by independent partners and
 * contributions, and damping where one file, strangers or an organisation stand behind it.
 */
export function scoreOf(candidate: Candidate): Score {
  const { shared, otherPeriods } = candidate;
  const independent = candidate.holders.length;
  const {
    class: identifierClass,
    value,
    checksum,
    partners,
    contributions,
    records,
    owners,
    organisations,
  } = shared;
  const parts = [
    part(`class.${identifierClass}`, CLASS_BITS[identifierClass]),
    part('incomplete', isIncomplete(identifierClass, value) ? INCOMPLETE_BITS : 0),
    part('short', SHORT_CLASSES.includes(identifierClass) && value.length <= SHORT_LENGTH ? SHORT_BITS : 0),
    part(`checksum.${checksum}`, CHECKSUM_BITS[checksum]),
    part('partners', PER_DOUBLING_OF_PARTNERS * Math.log2(partners.length), partners.length),
    contributions === 1
      ? part('one-contribution', ONE_CONTRIBUTION_BITS)
      : part('contributions', PER_DOUBLING_OF_CONTRIBUTIONS * Math.log2(contributions), contributions),
    part(
      'records',
      Math.min(MOST_RECORD_BITS, PER_DOUBLING_OF_RECORDS * Math.log2(records.length - 1)),
      records.length,
    ),
    part('agreement', owners.length > 1 && independent === 1 ? AGREEMENT_BITS : 0),
    part(
      'unrelated-holders',
      owners.length > 1 ? PER_DOUBLING_OF_STRANGERS * Math.log2(independent) : 0,
      independent,
    ),
    part('other-periods', otherPeriods > 0 ? OTHER_PERIODS_BITS : 0, otherPeriods),
    part('organisation', organisations > 0 && owners.length > organisations ? ORGANISATION_BITS : 0),
  ].filter(({ bits }) => bits !== 0);
  const hundredths = parts.reduce((sum, { bits }) => sum + Math.round(bits * 100), 0);
  return { total: hundredths / 100, parts };
}
