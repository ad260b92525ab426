const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const VALUE_OF = new Map([...ALPHABET].map((letter, value) => [letter, value]));
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const BECH32_CONSTANT = 1;
const BECH32M_CONSTANT = 0x2bc830a3;

function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of GENERATOR.entries()) if ((top >>> bit) & 1) sum ^= generator;
  }
  return sum;
}

/** Bits after regrouping 5 to 8: undefined where padding is longer than four bits or not zero (BIP 173). */
function programLength(groups: readonly number[]): number | undefined {
  const padding = (groups.length * 5) % 8;
  const last = groups.at(-1) ?? 0;
  if (padding >= 5 || (last & ((1 << padding) - 1)) !== 0) return undefined;
  return Math.floor((groups.length * 5) / 8);
}

/**
 * Is the text a valid segregated witness address of the network with this human-readable part, in lower
 * case? BIP 173 (Bech32, witness version 0) and BIP 350 (Bech32m, versions 1 to 16).
 */
export function isSegwitAddress(text: string, network: string): boolean {
  if (!text.startsWith(`${network}1`) || text.length > 90) return false;
  const data = Array.from(text.slice(network.length + 1), (letter) => VALUE_OF.get(letter) ?? -1);
  if (data.includes(-1) || data.length < 7) return false;
  const prefix = [...network].map((letter) => letter.charCodeAt(0));
  const sum = polymod([...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...data]);
  const version = data[0] ?? 0;
  if (sum !== (version === 0 ? BECH32_CONSTANT : BECH32M_CONSTANT) || version > 16) return false;
  const length = programLength(data.slice(1, -6));
  if (length === undefined || length < 2 || length > 40) return false;
  return version !== 0 || length === 20 || length === 32;
}
