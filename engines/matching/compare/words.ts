import { fold, latin, nameTokens, skeleton } from '@foreland/model/text';
import type { FieldKind } from '../field.ts';
import { WORD } from './outcome.ts';

/** A word of a name or text. */
export interface Word {
  readonly key: string;
  readonly text: string;
  readonly skeleton: string;
  readonly initial: boolean;
}

const WORDS_COMPARED = 8;

export function splitWords(text: string, kind: FieldKind): Word[] {
  const tokens = kind === 'words' ? fold(text).split(' ').filter(Boolean) : nameTokens(text);
  return tokens.slice(0, WORDS_COMPARED).map((token) => {
    const t = latin(token);
    return { key: t, text: t, skeleton: skeleton(token), initial: t.length === 1 };
  });
}

export function compareWords(a: Word, b: Word): number {
  if (a.text === b.text) return WORD.exact;
  if (a.initial || b.initial) return a.text[0] === b.text[0] ? WORD.initial : WORD.conflict;
  if (a.skeleton === b.skeleton && a.skeleton.length > 1) return WORD.equivalent;
  const s = jw(a.text, b.text);
  return s >= 0.9 ? WORD.close : s >= 0.82 ? WORD.loose : WORD.conflict;
}

function jw(s1: string, s2: string): number {
  const m0 = s1.length, n0 = s2.length;
  if (!m0 || !n0) return 0;
  const w = Math.max(0, Math.floor(Math.max(m0, n0) / 2) - 1);
  const f2 = new Uint8Array(n0), f1 = new Uint8Array(m0);
  let m = 0;
  for (let i = 0; i < m0; i++)
    for (let j = Math.max(0, i - w); j < Math.min(n0, i + w + 1); j++)
      if (!f2[j] && s1[i] === s2[j]) { f1[i] = 1; f2[j] = 1; m++; break; }
  if (!m) return 0;
  let t = 0, k = 0;
  for (let i = 0; i < m0; i++) if (f1[i]) { while (!f2[k]) k++; if (s1[i] !== s2[k]) t++; k++; }
  const j = (m / m0 + m / n0 + (m - t / 2) / m) / 3;
  let p = 0;
  while (p < 4 && p < m0 && p < n0 && s1[p] === s2[p]) p++;
  return j + p * 0.1 * (1 - j);
}
