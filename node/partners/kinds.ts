/** What packages are about; the manifest names it. */
export const RELEASE = 'release';
export const CARD = 'card';

export const RELEASE_MEDIA_TYPE = 'application/jsonl';
