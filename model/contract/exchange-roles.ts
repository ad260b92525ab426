/** Who keeps the directory of partners, and who may be the second person to compare a card with them. */
export const KEEPERS = { roles: ['administrator', 'data-protection-officer'] };
export const COMPARERS = { roles: ['administrator', 'data-protection-officer', 'liaison-officer'] };
/** Who shares; who may look at the traffic. */
export const SHARERS = { roles: ['liaison-officer', 'data-protection-officer'] };
export const WATCHERS = { roles: ['liaison-officer', 'data-protection-officer', 'administrator', 'analyst'] };
