import type { LeadSummary } from './leads.ts';

/** Letters and digits alone, so that `GB82 WEST` and `gb82west` are the same. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/**
 * Names that say more than the title: each once, without those that only repeat the value the lead turns on,
 * as accounts and telephones do, and without records that have no name and are called by a day or a number.
 */
export function tellingNames({
  subjects,
  anchor,
}: Pick<LeadSummary, 'subjects' | 'anchor'>): readonly string[] {
  const names = new Map<string, string>();
  for (const { caption, record, part } of subjects) {
    // Others are named by what they are to the lead, beneath those that it is about.
    if (part !== undefined) continue;
    const isName = caption !== record && /\p{L}/u.test(caption);
    if (isName && !names.has(bare(caption))) names.set(bare(caption), caption);
  }
  names.delete(bare(anchor.value));
  return [...names.values()];
}
