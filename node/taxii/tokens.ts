import { newSecret } from '../auth/secret.ts';

const PREFIX = 'taxii-';

/** A token for a program, told from that of a session at a glance: people are not to paste theirs into programs. */
export function newProgramToken(random: (bytes: number) => Uint8Array): string {
  return `${PREFIX}${newSecret(random)}`;
}

export function isProgramToken(token: string): boolean {
  return /^taxii-[\w-]{43}$/.test(token);
}
