import { parseIdentifier } from '@foreland/model/identifiers';

/** What a craft identification number says (ISO 10087). */
export interface ReadCin {
  /** As it is kept: without spaces and hyphens, misread letters mended. */
  readonly value: string;
  /** ISO 3166-1 alpha-2; absent on older hulls. */
  readonly country: string | undefined;
  /** Manufacturer identification code. */
  readonly maker: string;
  readonly serial: string;
  /** `YYYY-MM` of build; absent where month letter, year digit and model year contradict each other. */
  readonly built: string | undefined;
  readonly modelYear: number;
}

/** Undefined while it is none. */
export function readCin(raw: string): ReadCin | undefined {
  const found = parseIdentifier('cin', raw, {});
  if (!found) return undefined;
  const country = found.value.length === 14 ? found.value.slice(0, 2) : undefined;
  const rest = country === undefined ? found.value : found.value.slice(2);
  const modelYear = 2000 + Number(rest.slice(10));
  // The year of build is one digit; the model year, which is the same or the next, says the decade.
  const year = [modelYear, modelYear - 1].find((each) => String(each % 10) === rest[9]);
  const month = 'ABCDEFGHIJKL'.indexOf(rest[8] ?? '') + 1;
  return {
    value: found.value,
    country,
    maker: rest.slice(0, 3),
    serial: rest.slice(3, 8),
    built:
      found.checksum === 'passed' && year !== undefined
        ? `${year}-${String(month).padStart(2, '0')}`
        : undefined,
    modelYear,
  };
}
