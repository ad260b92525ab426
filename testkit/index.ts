export { TestClient } from './client.ts';
export type { Answered } from './client.ts';
export { createTestDatabase } from './database.ts';
export type { TestDatabase } from './database.ts';
export { startTestNode } from './node.ts';
export type { TestNode } from './node.ts';
export { startOidcIssuer } from './oidc-issuer.ts';
export type { Claims, OidcIssuer } from './oidc-issuer.ts';
