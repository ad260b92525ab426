import { isPartner, isRecordId, partnerOf, sha256Hex } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { isJsonObject } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';

/** Context of EPCIS 2.0, by its fixed address. */
export const EPCIS_CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
/** Namespace of the members that Foreland adds, as the standard lets everybody add theirs. Fixed for good. */
export const FORELAND_NAMESPACE = 'urn:foreland:epcis:';
export const SEIZING = `${FORELAND_NAMESPACE}bizstep:seizing`;
export const LAUNCHING = `${FORELAND_NAMESPACE}bizstep:launching`;
/** Attribute of a master data element that holds the statements of a record. */
export const STATEMENTS = `${FORELAND_NAMESPACE}statements`;
const RECORD_URI = 'urn:foreland:record:';
const MASTER_DATA = ['urn:epcglobal:cbv:mda:', 'urn:epcglobal:cbv:mda#', 'https://ref.gs1.org/cbv/mda/'];
const LOCAL_CHARACTERS = 180;

export function recordUri(record: string): string {
  return RECORD_URI + encodeURIComponent(record);
}

/** The record that a URI of ours names; undefined for URIs of others, and for ours where they name none. */
export function recordOfUri(uri: string): string | undefined {
  if (!uri.startsWith(RECORD_URI)) return undefined;
  try {
    const record = decodeURIComponent(uri.slice(RECORD_URI.length));
    return isRecordId(record) && isPartner(partnerOf(record)) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Record of the importing partner for what a URI names: the record itself, or one under the URI. */
export function homeRecord(uri: string, partner: Partner): string {
  const own = recordOfUri(uri);
  if (own !== undefined && partnerOf(own) === partner) return own;
  const local = own ?? uri;
  return local.length <= LOCAL_CHARACTERS && isRecordId(`${partner}:${local}`)
    ? `${partner}:${local}`
    : `${partner}:epcis-${sha256Hex(uri).slice(0, 32)}`;
}

/** Member names of a document in full: what the standard names by a word, and others by their namespaces. */
export class MemberNames {
  readonly #prefixes = new Map<string, string>([['cbvmda', 'urn:epcglobal:cbv:mda:']]);

  /** @param contexts as they stand in `@context`. */
  constructor(contexts: JsonValue | undefined) {
    for (const context of Array.isArray(contexts) ? contexts : [contexts ?? null])
      if (isJsonObject(context))
        for (const [prefix, namespace] of Object.entries(context))
          if (typeof namespace === 'string') this.#prefixes.set(prefix, namespace);
  }

  full(name: string): string {
    const colon = name.indexOf(':');
    const namespace = colon > 0 ? this.#prefixes.get(name.slice(0, colon)) : undefined;
    return namespace === undefined ? name : namespace + name.slice(colon + 1);
  }

  /** Name within our namespace. */
  ours(name: string): string | undefined {
    const full = this.full(name);
    return full.startsWith(FORELAND_NAMESPACE) ? full.slice(FORELAND_NAMESPACE.length) : undefined;
  }

  masterData(name: string): string | undefined {
    const full = this.full(name);
    const namespace = MASTER_DATA.find((each) => full.startsWith(each));
    return namespace === undefined ? undefined : full.slice(namespace.length);
  }

  /** Value of one of our members. */
  own(object: JsonObject, name: string): JsonValue | undefined {
    for (const [key, value] of Object.entries(object)) if (this.ours(key) === name) return value;
    return undefined;
  }
}

const TERM =
  /^(?:urn:epcglobal:cbv:(?:bizstep|disp|btt|sdt):|https?:\/\/(?:ref|ns)\.gs1\.org\/(?:voc|cbv)\/(?:BizStep|Disp|BTT|SDT)-|https?:\/\/(?:ref|ns)\.gs1\.org\/cbv\/)(\w+)$/i;

/** A term of the core business vocabulary as its bare word, in whichever of its three forms it is given. */
export function bareTerm(term: string, names: MemberNames): string {
  return TERM.exec(term)?.[1] ?? names.full(term);
}

export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}
