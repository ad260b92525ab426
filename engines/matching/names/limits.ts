/** Longer names are cut: no name of anyone is longer, and time must be bounded. In UTF-16 code units. */
export const LONGEST_NAME = 1000;
/** Further tokens of a name are left out. */
export const MOST_TOKENS = 32;
/** Only so many letters of a token are compared. */
export const LONGEST_TOKEN = 40;
