/** What a package is about; the manifest names it. */
export const RELEASE = 'release';
export const RELEASE_MEDIA_TYPE = 'application/jsonl';
