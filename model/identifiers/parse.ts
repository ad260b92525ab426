import { parseCin } from './cin.ts';
import { parseDocument } from './document.ts';
import { parseEmail } from './email.ts';
import { parseEngineSerial } from './engine-serial.ts';
import { parseHandle } from './handle.ts';
import { parseIban } from './iban.ts';
import type { Identifier, IdentifierClass, IdentifierHints, IdentifierParser } from './identifier.ts';
import { parseImei } from './imei.ts';
import { parseImo } from './imo.ts';
import { parseIp } from './ip.ts';
import { parseMmsi } from './mmsi.ts';
import { parsePhone } from './phone.ts';
import { parsePlate } from './plate.ts';
import { parseVin } from './vin.ts';
import { parseWallet } from './wallet.ts';

const PARSERS: Readonly<Record<IdentifierClass, IdentifierParser>> = {
  phone: parsePhone,
  iban: parseIban,
  wallet: parseWallet,
  document: parseDocument,
  plate: parsePlate,
  vin: parseVin,
  cin: parseCin,
  'engine-serial': parseEngineSerial,
  email: parseEmail,
  handle: parseHandle,
  ip: parseIp,
  imo: parseImo,
  mmsi: parseMmsi,
  imei: parseImei,
};

/** No identifier is longer, addresses of accounts included. */
const LONGEST = 512;
const NO_HINTS: IdentifierHints = Object.freeze({});

/**
 * Canonical form of an identifier as somebody wrote it. Undefined where the text cannot be one of this class
 * (too short, wrong alphabet); a failed check is no reason. The result may be of another class where the
 * value itself says so: a WhatsApp address is a telephone number. Never throws.
 */
export function parseIdentifier(
  identifierClass: IdentifierClass,
  raw: string,
  hints: IdentifierHints = NO_HINTS,
): Identifier | undefined {
  if (raw.length > LONGEST) return undefined;
  const identifier = PARSERS[identifierClass](raw, hints);
  return identifier && Object.freeze(identifier);
}
