import type { Identifier } from './identifier.ts';

const LONGEST_LOCAL = 64;
const LONGEST = 254;
const SHAPE = /^([^\s@"(),:;<>[\\\]\p{C}]+)@([\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?)$/u;
const GOOGLE: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com']);

/** Host name in ASCII (IDNA); undefined where it is none. */
function asciiDomain(domain: string): string | undefined {
  if (/^[a-z0-9.-]+$/.test(domain)) return domain;
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : undefined;
}

/**
 * E-mail address in lower case, domain in ASCII. Google ignores dots and everything from a plus sign, so its
 * addresses lose them; elsewhere a mailbox is kept as written.
 */
export function parseEmail(raw: string): Identifier | undefined {
  const text = raw
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .trim()
    .toLowerCase();
  const [, local = '', written = ''] = SHAPE.exec(text.replace(/^(?:mailto:)?<?|>?$/g, '')) ?? [];
  const domain = asciiDomain(written);
  if (!domain?.includes('.') || domain.includes('..') || /^[\d.]+$/.test(domain)) return undefined;
  if (local.length > LONGEST_LOCAL || local.length + domain.length >= LONGEST) return undefined;
  if (!GOOGLE.has(domain)) return { class: 'email', value: `${local}@${domain}`, checksum: 'none' };
  const mailbox = local.replace(/\+.*$/s, '').replaceAll('.', '');
  return mailbox === '' ? undefined : { class: 'email', value: `${mailbox}@gmail.com`, checksum: 'none' };
}
