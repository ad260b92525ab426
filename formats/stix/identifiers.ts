import { canonicalJson, nameUuid } from '@foreland/model';
import type { Json } from '@foreland/model';

/** Namespace that STIX 2.1 section 2.9 sets for ids of cyber-observable objects. */
const OBSERVABLES = '00abedb4-aa42-466c-9c01-fed23315a9b7';
/** Namespace of every id that Foreland derives. Fixed for good: changing it would rename all that was ever sent. */
const FORELAND = 'f9181ba6-2f3e-47e3-be09-714a57fe7752';

/** `type--UUID`, digits in either case. Not every program sets version and variant as it should; the id names the object all the same. */
const ID = /^[a-z][a-z0-9-]{1,248}[a-z0-9]--[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;
/** End of an id whose UUID has a version, 1 to 8, and the variant of RFC 9562 section 4 (RFC 4122 knew versions 1 to 5). */
const VERSION_AND_VARIANT = /-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/;

export function isStixId(text: unknown): text is string {
  return typeof text === 'string' && ID.test(text);
}

/** Is the UUID of an id one that STIX 2.1 section 2.9 asks for: with the version and variant bits of RFC 9562? */
export function hasRfcUuid(id: string): boolean {
  return VERSION_AND_VARIANT.test(id);
}

export function typeOfId(id: string): string {
  return id.slice(0, id.indexOf('--'));
}

/** Id derived from what it stands for: the same content has the same id, wherever and whenever it is written. */
export function derivedId(type: string, ...content: readonly string[]): string {
  return `${type}--${nameUuid(FORELAND, canonicalJson([type, ...content]))}`;
}

/** Id of a cyber-observable object by its id-contributing properties (STIX 2.1 section 2.9). */
export function observableId(
  type: string,
  contributing: { readonly [key: string]: Json | undefined },
): string {
  return `${type}--${nameUuid(OBSERVABLES, canonicalJson(contributing))}`;
}

/** 16 code units for an id of 36 and more: whole bundles of ids are held while they are read. */
export function shortId(id: string): string {
  const at = id.indexOf('--') + 2;
  let units = '';
  const hex = id.slice(at).replaceAll('-', '');
  for (let i = 0; i < 32; i += 4) units += String.fromCharCode(Number.parseInt(hex.slice(i, i + 4), 16));
  // The type goes in by its hash alone: two types with one UUID are told apart, and nothing of the file is kept.
  return units + String.fromCharCode(fnv(id.slice(0, at)) & 0xffff);
}

/** FNV-1a, 32 bits, over UTF-16 code units: to tell texts apart that nobody made equal on purpose. */
export function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
