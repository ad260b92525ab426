export { compareNames } from './compare-names.ts';
export type { AlignedTokens, NameComparison, Weigh } from './compare-names.ts';
export { compareTokens } from './compare-tokens.ts';
export type { TokenAgreement, TokenAgreementKind } from './compare-tokens.ts';
export { parseName } from './parse.ts';
export { isSameName, sameNameScore, typicalBits, SAME_NAME } from './same-name.ts';
export { LONGEST_NAME, LONGEST_TOKEN, MOST_TOKENS } from './limits.ts';
export { NAME_KINDS, TOKEN_KINDS, tokenKey } from './token.ts';
export type { NameKind, NameToken, ParsedName, TokenKind } from './token.ts';
