/** Bits of a machine word in JavaScript. */
export const WORD = 32;

const ALPHABET = 0x10000;

/**
 * The string that others are compared with: for each code unit the positions at which it stands, as bits of a
 * word. Every UTF-16 code unit has a word of its own, so that reading one takes no hashing; only those that
 * were set are cleared. Strings longer than a word have no bits, and are compared position by position.
 */
export class Pattern {
  readonly positions = new Int32Array(ALPHABET);
  codes: Uint16Array = new Uint16Array(0);
  start = 0;
  length = 0;

  load(codes: Uint16Array, start: number, length: number): void {
    this.clear();
    this.codes = codes;
    this.start = start;
    this.length = length;
    if (length > WORD) return;
    const { positions } = this;
    for (let at = 0; at < length; at++) {
      const unit = codes[start + at] ?? 0;
      positions[unit] = (positions[unit] ?? 0) | (1 << at);
    }
  }

  clear(): void {
    const { positions, codes, start, length } = this;
    this.length = 0;
    if (length > WORD) return;
    for (let at = 0; at < length; at++) positions[codes[start + at] ?? 0] = 0;
  }

  get fits(): boolean {
    return this.length <= WORD;
  }
}

/** The code units of a text, in a buffer that is used again. */
export class UnitBuffer {
  units = new Uint16Array(256);

  fill(text: string): Uint16Array {
    if (text.length > this.units.length) this.units = new Uint16Array(text.length * 2);
    const { units } = this;
    for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
    return units;
  }
}
