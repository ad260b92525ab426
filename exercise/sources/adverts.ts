import type { Partner } from '@foreland/model';
import { isoDay } from '../calendar.ts';
import type { Entry } from '../entry.ts';
import { decide } from '../random.ts';
import type { Sheet } from '../sheet.ts';
import type { Post } from '../world/adverts.ts';
import { writtenPhone } from './person.ts';

/** Posts that the partner lawfully collected or was sent: adverts, what only looks like one, and calls for help. */
export function* advertIntake(sheet: Sheet): Generator<Entry> {
  const { world } = sheet;
  for (const [index, campaigns] of world.campaigns.entries()) {
    const posts = [...campaigns.flatMap((campaign) => campaign.posts), ...(world.otherPosts[index] ?? [])];
    for (const post of posts) {
      if (
        sheet.covers(post.day) &&
        decide(world.seed, 'post', sheet.partner, post.serial) < share(sheet.partner)
      )
        yield* postEntries(sheet, post);
    }
  }
}

function share(partner: Partner): number {
  return partner === 'GB' ? 0.4 : partner === 'EUROPOL' ? 0.15 : 0.2;
}

function* postEntries(sheet: Sheet, post: Post): Generator<Entry> {
  const { random } = sheet;
  const seeker = post.verdict === 'help-seeker';
  const label = seeker ? 'protected' : sheet.label();
  const record = sheet.record('t', post.serial);
  const account = sheet.record('ta', post.serial);
  const offer = post.verdict === 'advert';
  yield sheet
    .entry(account, 'UserAccount', `account-${post.account.username}`, {
      label,
      ...(seeker ? { subject: 'victim' as const } : {}),
    })
    .say('service', post.account.service)
    .identify(
      'handle',
      'username',
      post.account.username,
      post.account.username,
      random.chance(0.3) ? `@${post.account.username}` : post.account.username,
    );
  const captured = Math.min(sheet.receivedOn, post.day + random.between(0, 9));
  const entry = sheet
    .entry(record, 'Advert', `advert-${post.serial}`, {
      label,
      quality: 'report',
      ...(seeker ? { subject: 'victim' as const } : {}),
    })
    .say('platform', post.account.service)
    .say('text', post.text, { language: post.language })
    .say(
      'url',
      `https://social.example.com/${post.account.service.toLowerCase()}/${post.account.username}/${post.serial}`,
    )
    .say('postedOn', random.chance(0.9) ? isoDay(post.day) : undefined)
    .say('capturedOn', isoDay(captured))
    .say('language', random.chance(0.8) ? post.language : undefined)
    .say('account', account);
  if (offer) {
    if (post.contact && random.chance(0.7)) {
      entry.identify(
        'phone',
        'contactPhone',
        post.contact.number,
        post.contact.bond,
        writtenPhone(post.contact.number, sheet.partner, random),
      );
    }
    if (random.chance(0.6))
      entry.identify(
        'handle',
        'contactHandle',
        post.account.username,
        post.account.username,
        `@${post.account.username}`,
      );
    if (post.imageHash !== undefined) entry.identify('image', 'imageHash', post.imageHash);
    entry
      .say('routeFrom', random.chance(0.7) ? post.from : undefined)
      .say('routeTo', random.chance(0.7) ? post.to : undefined);
    if (post.price !== undefined && random.chance(0.7)) entry.say('price', post.price).say('currency', 'EUR');
  }
  entry.say('status', post.status);
  yield entry;
}
