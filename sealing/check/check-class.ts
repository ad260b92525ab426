/**
 * Classes of values that can be checked. Each has an index and a key of its own, so that a partner may offer some and not
 * others.
 * - `tel` telephone numbers, `iban` bank accounts, `doc` numbers of identity documents, `soc` accounts on social networks
 * - `ser` serial numbers of things: engines, hulls, vehicles, telephones
 * - `pn-exact` names with a birth date, as folded; `pn-dm` by their sound (Daitch–Mokotoff); `pn-sk` by their consonants
 */
export const CHECK_CLASSES = ['tel', 'iban', 'doc', 'ser', 'soc', 'pn-exact', 'pn-dm', 'pn-sk'] as const;
export type CheckClass = (typeof CHECK_CLASSES)[number];

export const NAME_CLASSES = ['pn-exact', 'pn-dm', 'pn-sk'] as const satisfies readonly CheckClass[];
export type NameClass = (typeof NAME_CLASSES)[number];

export function isCheckClass(value: unknown): value is CheckClass {
  return typeof value === 'string' && (CHECK_CLASSES as readonly string[]).includes(value);
}
