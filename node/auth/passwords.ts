import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id (RFC 9106), which is the library's algorithm where none is named, with the parameters that OWASP's
 * password storage guidance gives first: 19 MiB, 2 passes.
 */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), ARGON2ID);
}

/** Checks a password. Without a hash to check against it works as long, and says no. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await decoy()), password.normalize('NFKC'));
  return matches && passwordHash !== undefined;
}

let decoyHash: Promise<string> | undefined;

function decoy(): Promise<string> {
  decoyHash ??= hashPassword('no account has this hash');
  return decoyHash;
}
