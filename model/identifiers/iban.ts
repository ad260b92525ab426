import { compact } from './compact.ts';
import type { Identifier } from './identifier.ts';

/** Length of an IBAN by country: SWIFT IBAN registry (ISO 13616), release 99. */
const LENGTHS =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 ' +
  'FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 ' +
  'LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 ' +
  'RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30';

const LENGTH_OF = new Map(LENGTHS.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]));
const SHAPE = /^[A-Z]{2}\d{2}[A-Z0-9]{9,30}$/;

/** ISO 7064 MOD 97-10 over the rearranged number, letters counting 10 to 35. */
function remainder97(iban: string): number {
  let remainder = 0;
  for (let at = 0; at < iban.length; at++) {
    const codeUnit = iban.charCodeAt((at + 4) % iban.length);
    remainder = (codeUnit >= 65 ? remainder * 100 + codeUnit - 55 : remainder * 10 + codeUnit - 48) % 97;
  }
  return remainder;
}

/** International bank account number without spaces. Fails its check on wrong length or check digits. */
export function parseIban(raw: string): Identifier | undefined {
  const value = compact(raw).replace(/^IBAN/, '');
  if (!SHAPE.test(value)) return undefined;
  const country = value.slice(0, 2);
  const length = LENGTH_OF.get(country);
  if (length === undefined) return undefined;
  return {
    class: 'iban',
    value,
    checksum: value.length === length && remainder97(value) === 1 ? 'passed' : 'failed',
    country,
  };
}
