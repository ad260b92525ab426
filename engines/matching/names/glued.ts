import { CLOSE, compareTokens } from './compare-tokens.ts';
import { glueTokens } from './parse.ts';
import type { NameToken } from './token.ts';

/** A token of one name or two neighbours that together stand for one token of the other name. */
export interface TokenGroup {
  readonly token: NameToken;
  /** Indices in the tokens of the name. */
  readonly members: readonly number[];
}

/** Joins neighbours of one name where the other name writes them as one word: Abd Allah, Abdullah; Jean Pierre. */
export function gluedTokens(
  a: readonly NameToken[],
  b: readonly NameToken[],
): { a: readonly TokenGroup[]; b: readonly TokenGroup[] } {
  return { a: grouped(a, b), b: grouped(b, a) };
}

const GLUEABLE = new Set(['name', 'initial', 'particle', 'patronymic']);

function grouped(tokens: readonly NameToken[], others: readonly NameToken[]): TokenGroup[] {
  const groups: TokenGroup[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as NameToken;
    const next = tokens[at + 1];
    const glued = next === undefined ? undefined : gluedLike(token, next, others);
    if (glued === undefined) groups.push({ token, members: [at] });
    else {
      groups.push({ token: glued, members: [at, at + 1] });
      at += 1;
    }
  }
  return groups;
}

/** The two as one token if one of the others is close to it and to none of the two. */
function gluedLike(first: NameToken, second: NameToken, others: readonly NameToken[]): NameToken | undefined {
  if (!GLUEABLE.has(first.kind) || !GLUEABLE.has(second.kind)) return undefined;
  for (const other of others) {
    if (other.kind !== 'name' || !mayBeGlued(first, second, other)) continue;
    if (isClose(first, other) || isClose(second, other)) continue;
    const glued = glueTokens(first, second);
    if (isClose(glued, other)) return glued;
  }
  return undefined;
}

/** Skeletons that begin alike and have about as many sounds: cheap, and rules out nearly all. */
function mayBeGlued(first: NameToken, second: NameToken, other: NameToken): boolean {
  const sounds = first.skeleton.length + second.skeleton.length;
  return first.skeleton[0] === other.skeleton[0] && Math.abs(sounds - other.skeleton.length) <= 2;
}

function isClose(a: NameToken, b: NameToken): boolean {
  const { agreement, similarity } = compareTokens(a, b);
  return agreement !== 'initial' && similarity >= CLOSE;
}
