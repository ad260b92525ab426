/** Kinds of real-world things that are matched, each with fields and weights of its own. */
export const ENTITY_TYPES = [
  'person',
  'organisation',
  'vehicle',
  'vessel',
  'equipment',
  'account',
  'social-account',
  'place',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];
