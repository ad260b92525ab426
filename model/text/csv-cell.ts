/** Also catches full-width signs and leading white space or control characters, which some programs strip before they evaluate. */
const STARTS_FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]|^[\t\r\n]/u;
/** Where a spreadsheet that parts cells at semicolons or tabs, as in most of Europe, would begin a cell of its own. */
const STARTS_FORMULA_WITHIN = /([;\t\r\n])(?=[[\s\p{Cc}\p{Cf}"]--[\t\r\n]]*[=+\-@\|%＝＋－＠])/gv;

/** Text that a spreadsheet would run as a formula, with an apostrophe before it (OWASP, CSV injection); other text as it is. */
export function guardFormula(text: string): string {
  const guarded = text.replaceAll(STARTS_FORMULA_WITHIN, "$1'");
  return STARTS_FORMULA.test(guarded) ? `'${guarded}` : guarded;
}

/** One cell of CSV (RFC 4180), quoted where it must be, and where it has space at an end that readers might trim. */
export function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
