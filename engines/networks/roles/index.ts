export { ROLES } from './role.ts';
export type { Role } from './role.ts';
export { rolesOf } from './roles.ts';
export type { RoleShare } from './roles.ts';
export { Surroundings } from './surroundings.ts';
export type { LinkAround } from './surroundings.ts';
