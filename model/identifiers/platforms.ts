import { fold } from '../text/fold.ts';

export interface Platform {
  readonly name: string;
  /** Other names and abbreviations, folded. */
  readonly aliases: readonly string[];
  readonly hosts: readonly string[];
  /** Path segments before the account name, such as `add` in snapchat.com/add/name. */
  readonly lead?: readonly string[];
  /** First path segments that are no account: posts, searches, sign-in. */
  readonly reserved?: readonly string[];
  /** Account names on this service are telephone numbers. */
  readonly byPhone?: boolean;
  /** The service ignores full stops in account names. */
  readonly dotless?: boolean;
}

const COMMON = [
  'login',
  'signup',
  'search',
  'share',
  'explore',
  'hashtag',
  'about',
  'help',
  'home',
  'settings',
];

export const PLATFORMS: readonly Platform[] = [
  {
    name: 'telegram',
    aliases: ['tg'],
    hosts: ['t.me', 'telegram.me', 'telegram.dog'],
    lead: ['s'],
    reserved: ['c', 'addstickers', 'proxy'],
  },
  {
    name: 'whatsapp',
    aliases: ['wa'],
    hosts: ['wa.me', 'api.whatsapp.com', 'chat.whatsapp.com', 'whatsapp.com'],
    byPhone: true,
  },
  { name: 'signal', aliases: [], hosts: ['signal.me'], byPhone: true },
  { name: 'viber', aliases: [], hosts: ['viber.com'], byPhone: true },
  {
    name: 'facebook',
    aliases: ['fb', 'messenger', 'facebook messenger'],
    dotless: true,
    hosts: ['facebook.com', 'fb.com', 'fb.me', 'm.me', 'messenger.com'],
    reserved: [
      'watch',
      'groups',
      'events',
      'story.php',
      'permalink.php',
      'photo',
      'photo.php',
      'reel',
      'marketplace',
    ],
  },
  {
    name: 'instagram',
    aliases: ['ig', 'insta'],
    hosts: ['instagram.com', 'instagr.am'],
    lead: ['stories'],
    reserved: ['p', 'reel', 'reels', 'tv'],
  },
  { name: 'tiktok', aliases: ['tt'], hosts: ['tiktok.com'], reserved: ['tag', 'music', 'discover'] },
  { name: 'x', aliases: ['twitter'], hosts: ['x.com', 'twitter.com'], reserved: ['i', 'intent'] },
  {
    name: 'snapchat',
    aliases: ['snap'],
    hosts: ['snapchat.com'],
    lead: ['add', 'u'],
    reserved: ['spotlight', 'p'],
  },
  {
    name: 'youtube',
    aliases: ['yt'],
    hosts: ['youtube.com'],
    lead: ['c', 'user'],
    reserved: ['watch', 'shorts', 'playlist', 'results', 'channel'],
  },
  { name: 'vk', aliases: ['vkontakte'], hosts: ['vk.com', 'vkontakte.ru'] },
  {
    name: 'discord',
    aliases: [],
    hosts: ['discord.com', 'discord.gg'],
    lead: ['users'],
    reserved: ['channels', 'invite'],
  },
  {
    name: 'linkedin',
    aliases: [],
    hosts: ['linkedin.com'],
    lead: ['in'],
    reserved: ['company', 'posts', 'feed'],
  },
  { name: 'threads', aliases: [], hosts: ['threads.net', 'threads.com'] },
  { name: 'skype', aliases: [], hosts: [] },
  { name: 'imo', aliases: [], hosts: [] },
  { name: 'wechat', aliases: ['weixin'], hosts: [] },
  { name: 'zalo', aliases: [], hosts: ['zalo.me'] },
];

const BY_NAME = new Map(
  PLATFORMS.flatMap((platform) =>
    [platform.name, ...platform.aliases].map((name) => [name, platform] as const),
  ),
);
const BY_HOST = new Map(
  PLATFORMS.flatMap((platform) => platform.hosts.map((host) => [host, platform] as const)),
);

/** The platform that people mean by a name such as “Facebook Messenger” or “TG”. */
export function platformNamed(text: string): Platform | undefined {
  const name = fold(text);
  return BY_NAME.get(name) ?? BY_NAME.get(name.split(' ')[0] ?? '');
}

/** @param host host name in lower case; subdomains such as www, m and de-de count as their parent. */
export function platformAt(host: string): Platform | undefined {
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const platform = BY_HOST.get(rest);
    if (platform !== undefined) return platform;
  }
  return undefined;
}

export function isReserved(platform: Platform, segment: string): boolean {
  return COMMON.includes(segment) || (platform.reserved ?? []).includes(segment);
}
