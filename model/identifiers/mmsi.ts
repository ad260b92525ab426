import { compact } from './compact.ts';
import type { Identifier } from './identifier.ts';

/** Maritime identification digits of flag states near the routes (ITU-R M.585, ITU table of MIDs). */
const FLAGS =
  'AL:201 BE:205 CY:209,210,212 DE:211,218 MT:215,229,248,249,256 DK:219,220 ES:224,225 FR:226,227,228 FI:230 ' +
  'GB:232,233,234,235 GI:236 GR:237,239,240,241 HR:238 MA:242 HU:243 NL:244,245,246 IT:247 IE:250 IS:251 PT:255,263 ' +
  'NO:257,258,259 PL:261 ME:262 RO:264 SE:265,266 TR:271 UA:272 RU:273 LV:275 EE:276 LT:277 SI:278 RS:279 DZ:605 ' +
  'EG:622 LY:642 TN:672 LB:450 SY:468 IL:428 SO:666 SD:662 ER:625 DJ:621 VN:574 CN:412,413,414 PA:351,352,353,354,370';

const COUNTRY_OF = new Map(
  FLAGS.split(' ').flatMap((entry) => {
    const [country = '', mids = ''] = entry.split(':');
    return mids.split(',').map((mid) => [mid, country] as const);
  }),
);

/** Maritime Mobile Service Identity, nine digits; the country is the flag of a ship station. */
export function parseMmsi(raw: string): Identifier | undefined {
  const value = compact(raw).replace(/^MMSI/, '');
  if (!/^\d{9}$/.test(value)) return undefined;
  const country = COUNTRY_OF.get(value.slice(0, 3));
  return { class: 'mmsi', value, checksum: 'none', ...(country === undefined ? {} : { country }) };
}
