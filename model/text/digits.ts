/**
 * Code point of the zero of every decimal digit set in the Basic Multilingual Plane
 * (Unicode general category Nd). Each set is ten consecutive code points.
 */
const ZEROS = [
  0x0030, 0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66,
  0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
  0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
] as const;

const VALUE_OF = new Map<number, number>();
for (const zero of ZEROS) for (let value = 0; value < 10; value++) VALUE_OF.set(zero + value, value);

/** Value 0–9 of a decimal digit in any script of the Basic Multilingual Plane, or -1 for every other code unit. */
export function digitValue(codeUnit: number): number {
  if (codeUnit < 0x80) return codeUnit >= 0x30 && codeUnit <= 0x39 ? codeUnit - 0x30 : -1;
  return VALUE_OF.get(codeUnit) ?? -1;
}

/** Decimal digits of every script as ASCII digits; all other characters stay. */
export function asciiDigits(text: string): string {
  let result = '';
  let copied = 0;
  for (let at = 0; at < text.length; at++) {
    const codeUnit = text.charCodeAt(at);
    if (codeUnit < 0x80) continue;
    const value = digitValue(codeUnit);
    if (value < 0) continue;
    result += text.slice(copied, at) + String(value);
    copied = at + 1;
  }
  return copied === 0 ? text : result + text.slice(copied);
}
