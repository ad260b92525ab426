import { ROLES } from './role.ts';
import type { Role } from './role.ts';
import { SIGNS } from './signs.ts';
import type { Surroundings } from './surroundings.ts';

/** How far the evidence speaks for a role of one person. */
export interface RoleShare {
  readonly role: Role;
  /** Share of the weight of all roles and of none, 0 to 1. */
  readonly share: number;
  /** Bits for the role, the sum of its signs. */
  readonly bits: number;
  /** Ids of the signs, the weightiest first. */
  readonly because: readonly string[];
}

/** Bits that the evidence must give before a role is likelier than none. */
const DOUBT_BITS = 2;

/**
 * What part somebody plays, by what the links say; roles without any sign are left out, the likeliest comes first. Each
 * further showing of one sign adds half of what the one before did: ten calls are not ten times the evidence of one.
 */
export function rolesOf(around: Surroundings, position: number): RoleShare[] {
  const links = around.of(position);
  const signs = new Map<Role, { id: string; bits: number }[]>();
  for (const { id, role, bits, count } of SIGNS) {
    const times = count(links, around);
    if (times <= 0) continue;
    const own = signs.get(role) ?? [];
    own.push({ id, bits: 2 * bits * (1 - 2 ** -times) });
    signs.set(role, own);
  }
  const found = ROLES.flatMap((role) => {
    const own = signs.get(role);
    if (!own) return [];
    own.sort((one, other) => other.bits - one.bits || (one.id < other.id ? -1 : 1));
    return [{ role, bits: own.reduce((sum, { bits }) => sum + bits, 0), because: own.map(({ id }) => id) }];
  });
  const total = 2 ** DOUBT_BITS + found.reduce((sum, { bits }) => sum + 2 ** bits, 0);
  return found
    .map((each) => ({ ...each, share: 2 ** each.bits / total }))
    .sort((one, other) => other.share - one.share || ROLES.indexOf(one.role) - ROLES.indexOf(other.role));
}
