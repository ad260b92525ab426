/** What packages are about; the manifest names it. */
export const RELEASE = 'release';
export const CARD = 'card';
export const CHECKPOINT = 'checkpoint';
export const COSIGNATURE = 'cosignature';
export const REQUEST = 'request';
export const REQUEST_STEP = 'request-step';
export const CHECK_INDEX = 'check-index';
export const CHECK_REQUEST = 'check-request';
export const CHECK_RESPONSE = 'check-response';

export const RELEASE_MEDIA_TYPE = 'application/jsonl';
export const CHECK_INDEX_MEDIA_TYPE = 'application/octet-stream';
