import type { Identifier } from './identifier.ts';

const GROUPS = 8;

/** Four decimal numbers without leading zeros, which some systems read as octal (RFC 6943). */
function parseV4(text: string): number[] | undefined {
  if (!/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function parseGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => Number.parseInt(group, 16))
    : undefined;
}

/** The last 32 bits may be written as an IPv4 address (RFC 4291 section 2.2). */
function withoutEmbeddedV4(text: string): string | undefined {
  if (!text.includes('.')) return text;
  const start = text.lastIndexOf(':') + 1;
  const [a = 0, b = 0, c = 0, d] = parseV4(text.slice(start)) ?? [];
  return d === undefined
    ? undefined
    : `${text.slice(0, start)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

function parseV6(text: string): number[] | undefined {
  const halves = withoutEmbeddedV4(text)?.split('::') ?? [];
  const [head, tail] = halves.map(parseGroups);
  if (head === undefined) return undefined;
  if (halves.length === 1) return head.length === GROUPS ? head : undefined;
  if (halves.length > 2 || tail === undefined || head.length + tail.length >= GROUPS) return undefined;
  return [...head, ...Array<number>(GROUPS - head.length - tail.length).fill(0), ...tail];
}

/** RFC 5952: lower case, the longest run of two or more zero groups (the first of equals) as `::`. */
function formatV6(groups: readonly number[]): string {
  let start = 0;
  let length = 0;
  for (let at = 0; at < GROUPS; at++) {
    let end = at;
    while (end < GROUPS && groups[end] === 0) end++;
    if (end - at > length) [start, length] = [at, end - at];
  }
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

/**
 * IP address, version 4 in dotted decimal or version 6 as RFC 5952 writes it. Port, brackets and zone are
 * dropped; an IPv4 address mapped into IPv6 becomes IPv4. Networks (CIDR) are no address.
 */
export function parseIp(raw: string): Identifier | undefined {
  const text = raw.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '');
  const v4 = parseV4(text.replace(/:\d{1,5}$/, ''));
  if (v4 !== undefined) return { class: 'ip', value: v4.join('.'), checksum: 'none' };
  const bare = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1] ?? text;
  const groups = bare.length > 80 ? undefined : parseV6(bare.replace(/%[\w.-]+$/, ''));
  if (groups === undefined) return undefined;
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (!mapped) return { class: 'ip', value: formatV6(groups), checksum: 'none' };
  const [high = 0, low = 0] = groups.slice(6);
  return { class: 'ip', value: [high >> 8, high & 255, low >> 8, low & 255].join('.'), checksum: 'none' };
}
