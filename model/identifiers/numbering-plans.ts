/** Telephone numbering plan of one country or shared plan (ITU-T E.164). */
export interface NumberingPlan {
  /** Country calling code. */
  readonly code: string;
  /** ISO 3166-1 alpha-2; absent for the plan that North America shares. */
  readonly country: string | undefined;
  /** Prefix for calls within the country, not part of the international number; empty where there is none. */
  readonly trunk: string;
  /** Length of the national significant number, in digits. */
  readonly shortest: number;
  readonly longest: number;
}

/**
 * `country:calling code:trunk prefix:lengths`. Calling codes and lengths from the ITU operational bulletins
 * and national plans, as of 2025. Countries along the routes to the Channel, their diasporas and neighbours;
 * numbers of other countries are kept with 7 to 15 digits.
 */
const PLANS = [
  // Europe
  'GB:44:0:9-10 IE:353:0:7-9 FR:33:0:9 DE:49:0:6-11 BE:32:0:8-9 NL:31:0:9 LU:352::4-11 CH:41:0:9 AT:43:0:4-13',
  'IT:39::6-11 ES:34::9 PT:351::9 GR:30::10 CY:357::8 MT:356::8 DK:45::8 SE:46:0:7-10 NO:47::8 FI:358:0:5-12 IS:354::7',
  'PL:48::9 CZ:420::9 SK:421:0:9 HU:36:06:8-9 RO:40:0:9 BG:359:0:7-9 HR:385:0:8-9 SI:386:0:8 RS:381:0:7-10',
  'BA:387:0:8-9 ME:382:0:8-9 MK:389:0:8 AL:355:0:8-9 XK:383:0:8-9 MD:373:0:8 UA:380:0:9 BY:375:8:9 RU:7:8:10',
  'EE:372::7-8 LV:371::8 LT:370:0:8',
  // Turkey, Caucasus, Central Asia
  'TR:90:0:10 GE:995:0:9 AM:374:0:8 AZ:994:0:9 UZ:998::9 TJ:992::9 KG:996:0:9 TM:993:8:8',
  // Maghreb, West Africa
  'MA:212:0:9 DZ:213:0:8-9 TN:216::8 LY:218:0:8-9 EG:20:0:8-10 MR:222::8 SN:221::9 ML:223::8 NE:227::8 CI:225::10',
  'NG:234:0:8-10 GH:233:0:9 GM:220::7 GN:224::8-9 CM:237::8-9 TD:235::8 CD:243:0:9',
  // Middle East
  'IQ:964:0:8-10 IR:98:0:10 SY:963:0:8-9 LB:961:0:7-8 JO:962:0:8-9 IL:972:0:8-9 PS:970:0:8-9 SA:966:0:8-9 AE:971:0:8-9',
  'KW:965::8 QA:974::8 BH:973::8 OM:968::8 YE:967:0:7-9',
  // Horn of Africa, East Africa
  'ER:291:0:7 ET:251:0:9 SO:252:0:7-9 DJ:253::8 SD:249:0:9 SS:211:0:9 KE:254:0:9 UG:256:0:9',
  // South and East Asia
  'AF:93:0:9 PK:92:0:9-10 IN:91:0:10 BD:880:0:8-10 LK:94:0:9 NP:977:0:8-10 VN:84:0:9-10 CN:86:0:10-11 TH:66:0:8-9',
  'HK:852::8 MY:60:0:8-10 ID:62:0:8-12 PH:63:0:8-10',
  // Elsewhere
  'AU:61:0:9 BR:55:0:10-11',
];

function parsePlan(line: string): NumberingPlan {
  const [country, code = '', trunk = '', lengths = ''] = line.split(':');
  const [shortest = '', longest = shortest] = lengths.split('-');
  return { code, country, trunk, shortest: Number(shortest), longest: Number(longest) };
}

const NORTH_AMERICA: NumberingPlan = { code: '1', country: undefined, trunk: '1', shortest: 10, longest: 10 };
const ALL = [...PLANS.flatMap((group) => group.split(' ')).map(parsePlan), NORTH_AMERICA];

const BY_CODE = new Map(ALL.map((plan) => [plan.code, plan]));
const BY_COUNTRY = new Map(
  ALL.flatMap((plan) => (plan.country === undefined ? [] : [[plan.country, plan] as const])),
);
for (const country of ['US', 'CA']) BY_COUNTRY.set(country, NORTH_AMERICA);
const RUSSIA = BY_CODE.get('7');
if (RUSSIA !== undefined) BY_COUNTRY.set('KZ', RUSSIA);

export const NUMBERING_PLANS: readonly NumberingPlan[] = ALL;

/** Plan of an international number without its plus sign. Calling codes are prefix-free. */
export function planOfNumber(digits: string): NumberingPlan | undefined {
  return (
    BY_CODE.get(digits.slice(0, 1)) ?? BY_CODE.get(digits.slice(0, 2)) ?? BY_CODE.get(digits.slice(0, 3))
  );
}

/** @param country ISO 3166-1 alpha-2, upper case. */
export function planOfCountry(country: string): NumberingPlan | undefined {
  return BY_COUNTRY.get(country);
}
