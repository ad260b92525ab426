/** What packages are about; the manifest names it. */
export const RELEASE = 'release';
/** What the sender holds of the recipient, and how far it is in the order of releases. */
export const HOLDING = 'holding';
export const CARD = 'card';
export const REVOCATION = 'revocation';
export const CHECKPOINT = 'checkpoint';
export const COSIGNATURE = 'cosignature';
export const EXCHANGE_LIST = 'exchange-list';
export const REQUEST = 'request';
export const REQUEST_STEP = 'request-step';
export const LEAVE_REQUEST = 'leave-request';
export const LEAVE = 'leave';
export const LEAVE_REFUSAL = 'leave-refusal';
/** What a holder passed on of the recipient's own, and what it had back. */
export const ONWARD = 'onward';
export const CHECK_INDEX = 'check-index';
export const CHECK_REQUEST = 'check-request';
export const CHECK_RESPONSE = 'check-response';

export const RELEASE_MEDIA_TYPE = 'application/jsonl';
export const CHECK_INDEX_MEDIA_TYPE = 'application/octet-stream';
