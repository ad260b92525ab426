/** Partners of the Calais Group and its guests. A node belongs to exactly one partner. */
export const PARTNERS = ['GB', 'DE', 'FR', 'BE', 'NL', 'EUROPOL', 'FRONTEX'] as const;
export type Partner = (typeof PARTNERS)[number];

/** Guests contribute and receive what is shared with them; they own no commitment of the plan. */
export const GUESTS: readonly Partner[] = ['EUROPOL', 'FRONTEX'];

export function isPartner(value: unknown): value is Partner {
  return typeof value === 'string' && (PARTNERS as readonly string[]).includes(value);
}
