/** What a number of a cell stands for, by its number format (ECMA-376 part 1, section 18.8.30). */
export type NumberKind =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'time' }
  /** A code of zeros only: an identifier with leading zeros. */
  | { readonly kind: 'padded'; readonly digits: number };

const NUMBER: NumberKind = Object.freeze({ kind: 'number' });
const DATE: NumberKind = Object.freeze({ kind: 'date' });
const TIME: NumberKind = Object.freeze({ kind: 'time' });

/** @param code the custom format code, absent for built-in formats. */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return builtIn(id);
  if (/^0+$/.test(code)) return { kind: 'padded', digits: code.length };
  const [first = ''] = code.split(';');
  const signs = first.replace(/"[^"]*"|\\.|_.|\*./g, '');
  if (/\[(h+|m+|s+)\]/i.test(signs)) return TIME;
  const letters = signs
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general/gi, '')
    .replace(/am\/pm|a\/p/gi, 'h')
    .toLowerCase();
  if (/[yd]|m{3,}|[ge]{1,2}(?=[^0+-]|$)/.test(letters) && !/^[#0.,e+-]+$/.test(letters)) return DATE;
  if (/[hs]/.test(letters)) return TIME;
  return /m/.test(letters) ? DATE : NUMBER;
}

function builtIn(id: number): NumberKind {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return TIME;
  return NUMBER;
}

const DAY = 86_400;
/** Serial 2958465 is 9999-12-31 in the 1900 system. */
const LAST_SERIAL_1900 = 2_958_466;

/**
 * A serial number as ISO date, with its time where it has one; undefined where there is no such day. The
 * 1900 system counts 1900-02-29, which never was (ECMA-376 part 1, section 18.17.4.1).
 */
export function isoDate(serial: number, date1904: boolean): string | undefined {
  const offset = date1904 ? 1462 : 0;
  const seconds = Math.round((serial + offset) * DAY);
  let day = Math.floor(seconds / DAY);
  if (seconds < 0 || (day < 1 && !date1904) || day >= LAST_SERIAL_1900 || (day === 60 && !date1904))
    return undefined;
  if (day < 60) day += 1;
  const iso = new Date(Date.UTC(1899, 11, 30) + (day * DAY + (seconds % DAY)) * 1000).toISOString();
  return seconds % DAY === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** Hours, minutes and seconds; hours go beyond 24 where the cell holds a duration. */
export function isoTime(serial: number): string | undefined {
  if (serial < 0 || serial > 1_000_000) return undefined;
  const seconds = Math.round(serial * DAY);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}
