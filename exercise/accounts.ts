/**
 * International bank account numbers (ISO 13616) whose check digits are right and whose bank does not
 * exist: the bank code is one that the national register does not assign.
 */
const BANKS: Readonly<Record<string, string>> = {
  // A BIC prefix that no institution holds.
  gb: 'ZZFX',
  nl: 'ZZFX',
  // Bank codes (Bankleitzahl) begin with a clearing area 1 to 8.
  de: '99999999',
  // Codes are given out from 10000 up to the 40000s.
  fr: '99999',
  // Protocol number 988 is free in the National Bank of Belgium's list (999 is not).
  be: '988',
  // Turkish bank codes stay below 00300; Greek and Emirati ones below 200.
  tr: '99999',
  gr: '999',
  ae: '999',
};

/** The IBAN of the numbered fictional account of a country, without spaces. */
export function ibanAt(country: string, position: number): string {
  const bank = BANKS[country];
  if (bank === undefined) throw new RangeError(`No fictional bank is known for “${country}”.`);
  const national = nationalNumber(country, bank, position);
  const check = 98 - remainder97(`${national}${country.toUpperCase()}00`);
  return `${country.toUpperCase()}${String(check).padStart(2, '0')}${national}`;
}

export function bankNameOf(country: string): string {
  return `Exercise Bank ${country.toUpperCase()}`;
}

/** Basic bank account number in the national form, national check digits included. */
function nationalNumber(country: string, bank: string, position: number): string {
  // Scattered over eight digits so that accounts of one group do not look alike.
  const serial = String((position * 7_654_321 + 1_234_567) % 100_000_000).padStart(8, '0');
  switch (country) {
    case 'gb':
      return `${bank}999999${serial}`;
    case 'nl':
      return `${bank}${elevenProof(serial)}`;
    case 'fr': {
      const account = `000${serial}`;
      const key = 97 - Number((BigInt(bank) * 89n + 99999n * 15n + BigInt(account) * 3n) % 97n);
      return `${bank}99999${account}${String(key).padStart(2, '0')}`;
    }
    case 'be': {
      const body = `${bank}${serial.slice(1)}`;
      return `${body}${String(Number(body) % 97 || 97).padStart(2, '0')}`;
    }
    case 'de':
      return `${bank}00${serial}`;
    case 'tr':
      return `${bank}0${serial.padStart(16, '0')}`;
    case 'gr':
      return `${bank}9999${serial.padStart(16, '0')}`;
    default:
      return `${bank}${serial.padStart(16, '0')}`;
  }
}

/** Ten digits whose weighted sum divides by eleven, as Dutch account numbers had before 2014. */
function elevenProof(serial: string): string {
  const body = `0${serial}`;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  if (check < 10) return `${body}${check}`;
  // No digit fits: move the leading digit, which changes the sum by ten and so the check digit by one.
  const moved = `1${serial}`;
  return `${moved}${(11 - ((sum + 10) % 11)) % 11}`;
}

function remainder97(text: string): number {
  let rest = 0;
  for (const letter of text) {
    for (const digit of String(Number.parseInt(letter, 36))) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest;
}
