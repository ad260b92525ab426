import { ForelandError } from '@foreland/model';

/** TAXII 2.1, OASIS Standard of 10 June 2021. */
export const TAXII_MEDIA_TYPE = 'application/taxii+json;version=2.1';
export const STIX_MEDIA_TYPES: readonly string[] = ['application/stix+json;version=2.1'];
/** Name of the only API root, and what stands before it. */
export const DISCOVERY_PATH = '/taxii2/';
export const ROOT_PATH = '/taxii2/foreland/';
/** Bytes of a request body, as the API root tells. */
export const MAX_CONTENT_BYTES = 10_485_760;
/** Objects of one page, most and where nothing is asked. */
export const MAX_PAGE = 1000;
export const DEFAULT_PAGE = 200;

/**
 * Can the answer be of our media type (section 1.6.8.1)? A range without version asks for the newest, which is ours.
 * A request that says nothing takes anything (RFC 9110 section 12.5.1).
 */
export function acceptsTaxii(accept: string | undefined): boolean {
  if (accept === undefined || accept.trim() === '') return true;
  // The most specific range that fits decides, whatever its place in the list.
  let best: { readonly specificity: number; readonly quality: number } | undefined;
  for (const range of accept.split(',')) {
    const parsed = parseMediaType(range);
    if (!parsed) continue;
    const specificity = specificityOf(parsed);
    if (specificity === undefined || (best && best.specificity >= specificity)) continue;
    best = { specificity, quality: parsed.quality };
  }
  return best !== undefined && best.quality > 0;
}

/** May a request body of this type be read (section 1.6.8.1)? */
export function isTaxiiContent(contentType: string | undefined): boolean {
  const parsed = contentType === undefined ? undefined : parseMediaType(contentType);
  return parsed?.type === 'application/taxii+json' && (parsed.version ?? '2.1') === '2.1';
}

interface MediaRange {
  readonly type: string;
  readonly version: string | undefined;
  readonly quality: number;
}

function parseMediaType(text: string): MediaRange | undefined {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  if (!/^[\w.+*-]+\/[\w.+*-]+$/.test(type)) return undefined;
  const value = (name: string): string | undefined =>
    parameters
      .find((parameter) => parameter.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .replaceAll('"', '');
  const quality = Number(value('q') ?? '1');
  return { type, version: value('version'), quality: quality >= 0 && quality <= 1 ? quality : 0 };
}

function specificityOf({ type, version }: MediaRange): number | undefined {
  if (type === '*/*') return 0;
  if (type === 'application/*') return 1;
  if (type !== 'application/taxii+json') return undefined;
  if (version === undefined) return 2;
  return version === '2.1' ? 3 : undefined;
}

export function notAcceptable(): ForelandError {
  return new ForelandError({
    code: 'taxii-not-acceptable',
    message: 'The answer can only be of TAXII 2.1.',
    remedy: `Send Accept: ${TAXII_MEDIA_TYPE}.`,
    status: 406,
  });
}

export function unsupportedMedia(): ForelandError {
  return new ForelandError({
    code: 'taxii-media-type',
    message: 'The request is not of TAXII 2.1.',
    remedy: `Send Content-Type: ${TAXII_MEDIA_TYPE}.`,
    status: 415,
  });
}
