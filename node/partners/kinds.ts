/** What packages are about; the manifest names it. */
export const RELEASE = 'release';
export const CARD = 'card';
export const REQUEST = 'request';
export const REQUEST_STEP = 'request-step';

export const RELEASE_MEDIA_TYPE = 'application/jsonl';
