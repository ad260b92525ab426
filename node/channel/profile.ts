/** What two nodes agree on before they speak: addresses, media types, and which parts of a message are signed. */

export const PACKAGES_PATH = '/partner/packages';
export const CARD_PATH = '/partner/card';
export const CARDS_PATH = '/partner/cards';
export const PACKAGE_TYPE = 'application/vnd.foreland.package';
export const PROBLEM_TYPE = 'application/problem+json';

/** Clocks of two partners may differ by this much. */
export const SKEW_SECONDS = 300;
/** A sender gives a signature this long; it is checked before the body comes, however long that takes. */
export const LIFETIME_SECONDS = 60;
/** No signature may claim to be good for longer. */
export const LONGEST_LIFETIME_SECONDS = 300;

/** RFC 9421 label, algorithm and tag of every signature on the channel. */
export const LABEL = 'partner';
export const SUITE = 'alg="ed25519";tag="foreland-partner"';

/** Header fields of a request that are signed, each of which comes exactly once. */
export const SIGNED_HEADERS = ['content-type', 'content-length', 'content-digest'] as const;

export const REQUEST_FIELDS: readonly string[] = ['@method', '@target-uri', ...SIGNED_HEADERS].map(
  (field) => `"${field}"`,
);

/**
 * An answer is signed together with the request it answers (RFC 9421 section 2.4): its signature, and what that covers,
 * so that no answer can be put in place of another.
 */
export const ANSWER_FIELDS: readonly string[] = [
  '"@status"',
  '"content-type"',
  '"content-digest"',
  '"@method";req',
  '"@target-uri";req',
  '"content-digest";req',
  `"signature";req;key="${LABEL}"`,
];
