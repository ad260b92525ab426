export { IDENTIFIER_CLASSES } from './identifier.ts';
export type { Checksum, Identifier, IdentifierClass, IdentifierHints } from './identifier.ts';
export { parseIdentifier } from './parse.ts';
export { identifierClassOf } from './property.ts';
