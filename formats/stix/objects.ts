import { isJsonObject } from '../json/strict-json.ts';
import type { JsonObject } from '../json/strict-json.ts';

export const SPEC_VERSION = '2.1';

/** Types of cyber-observable objects of STIX 2.1: no creator, no versions. */
export const OBSERVABLE_TYPES: ReadonlySet<string> = new Set([
  'artifact',
  'autonomous-system',
  'directory',
  'domain-name',
  'email-addr',
  'email-message',
  'file',
  'ipv4-addr',
  'ipv6-addr',
  'mac-addr',
  'mutex',
  'network-traffic',
  'process',
  'software',
  'url',
  'user-account',
  'windows-registry-key',
  'x509-certificate',
]);

/** Types of STIX 2.1 that have a creator and versions; any other type is somebody's own. */
export const VERSIONED_TYPES: ReadonlySet<string> = new Set([
  'attack-pattern',
  'campaign',
  'course-of-action',
  'extension-definition',
  'grouping',
  'identity',
  'incident',
  'indicator',
  'infrastructure',
  'intrusion-set',
  'language-content',
  'location',
  'malware',
  'malware-analysis',
  'note',
  'observed-data',
  'opinion',
  'relationship',
  'report',
  'sighting',
  'threat-actor',
  'tool',
  'vulnerability',
]);

const TIME = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?Z$/;

export function isStixTime(value: unknown): value is string {
  return typeof value === 'string' && TIME.test(value);
}

export function stringOf(object: JsonObject, member: string): string | undefined {
  const value = object[member];
  return typeof value === 'string' ? value : undefined;
}

export function stringsOf(object: JsonObject, member: string): readonly string[] {
  const value = object[member];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

export function extensionOf(object: JsonObject, id: string): JsonObject | undefined {
  const { extensions } = object;
  const extension = isJsonObject(extensions) ? extensions[id] : undefined;
  return isJsonObject(extension) ? extension : undefined;
}
