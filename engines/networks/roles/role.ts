/** Positions in the crime script of a crossing: what somebody does for it. */
export const ROLES = [
  'organiser',
  'recruiter',
  'transport',
  'finance',
  'lodging',
  'supply',
  'launch',
  'advertising',
  'documents',
] as const;
export type Role = (typeof ROLES)[number];
