/**
 * A quantity as typed: digits with at most one decimal comma or point. Grouped digits are refused rather than
 * guessed at, because `1.000` is one in London and a thousand in Berlin.
 */
export function readQuantity(text: string): number | 'invalid' | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (!/^\d{1,12}([.,]\d{1,2})?$/.test(trimmed)) return 'invalid';
  return Number(trimmed.replace(',', '.'));
}
