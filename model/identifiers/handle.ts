import type { Identifier, IdentifierHints } from './identifier.ts';
import { parsePhone } from './phone.ts';
import { isReserved, platformAt, platformNamed } from './platforms.ts';
import type { Platform } from './platforms.ts';

const URL_LIKE = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/?#]|$)(.*)$/is;
const PREFIXED = /^([\p{L}][\p{L} ]{0,30})\s*:\s*@?(.+)$/su;
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}._-]{1,63}$/u;
const INVITATION = /^(?=.*[A-Za-z])[\w-]{10,64}$/;
const PHONE = /^\+?[\d\s().-]+$/;

function handle(platform: Platform | undefined, name: string): Identifier | undefined {
  const lower = name.toLowerCase().normalize('NFKC');
  const canonical = platform?.dotless ? lower.replaceAll('.', '') : lower;
  if (!NAME.test(canonical)) return undefined;
  const value = platform === undefined ? `@${canonical}` : `${platform.name}:${canonical}`;
  return { class: 'handle', value, checksum: 'none' };
}

/** Invitations to groups are case-sensitive tokens; `+` keeps them apart from account names. */
function invitation(platform: Platform, token: string): Identifier | undefined {
  return INVITATION.test(token)
    ? { class: 'handle', value: `${platform.name}:+${token}`, checksum: 'none' }
    : undefined;
}

/** Services such as WhatsApp know accounts by telephone number, so the number is the identifier. */
function account(platform: Platform, name: string, hints: IdentifierHints): Identifier | undefined {
  const plain = name.replace(/^@/, '');
  if (PHONE.test(plain) && (platform.byPhone || plain.startsWith('+'))) {
    return parsePhone(plain, hints);
  }
  return plain.startsWith('+') ? invitation(platform, plain.slice(1)) : handle(platform, plain);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fromUrl(
  platform: Platform,
  host: string,
  rest: string,
  hints: IdentifierHints,
): Identifier | undefined {
  const [path = '', query = ''] = rest.split('#')[0]?.split('?') ?? [];
  const fragmentPhone = /^#p\/(\+\d+)/.exec(rest.slice(rest.indexOf('#')))?.[1];
  if (fragmentPhone !== undefined) return parsePhone(fragmentPhone, hints);
  const parameters = new URLSearchParams(query);
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map(decoded);
  if (platform.byPhone) {
    const phone = parameters.get('phone') ?? segments[0];
    if (host.startsWith('chat.')) return invitation(platform, segments[0] ?? '');
    return phone === undefined ? undefined : parsePhone(phone, hints);
  }
  if (segments[0] === 'profile.php') return handle(platform, parameters.get('id') ?? '');
  if (segments[0] === 'people' && segments.length >= 3) return handle(platform, segments[2] ?? '');
  if (segments[0] === 'joinchat') return invitation(platform, segments[1] ?? '');
  const name = platform.lead?.includes(segments[0] ?? '') ? segments[1] : segments[0];
  if (name === undefined || isReserved(platform, name.toLowerCase())) return undefined;
  return account(platform, name, hints);
}

/**
 * Account on a social or messaging service, `telegram:name`, from an address, `platform:name`, or a bare name
 * with `hints.platform`. A bare name without platform stays `@name`, which tells little. Where the service
 * knows accounts by telephone number the result is of class `phone`. Addresses of posts are no accounts.
 */
export function parseHandle(raw: string, hints: IdentifierHints): Identifier | undefined {
  const text = raw
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .trim();
  const hinted = hints.platform === undefined ? undefined : platformNamed(hints.platform);
  const [, host, rest = ''] = URL_LIKE.exec(text) ?? [];
  if (host !== undefined) {
    const platform = platformAt(host.toLowerCase());
    if (platform !== undefined) return fromUrl(platform, host.toLowerCase(), rest, hints);
    if (rest !== '' || /^https?:/i.test(text)) return undefined;
  }
  const [, prefix, name = ''] = PREFIXED.exec(text) ?? [];
  const platform = prefix === undefined ? undefined : platformNamed(prefix);
  if (platform !== undefined) return account(platform, name.trim(), hints);
  return hinted === undefined ? handle(undefined, text.replace(/^@/, '')) : account(hinted, text, hints);
}
