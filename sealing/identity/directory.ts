import type { Partner } from '@foreland/model';
import { parseCard } from './card.ts';
import type { ParsedCard, PartnerCard } from './card.ts';
import { assertFingerprint } from './fingerprint.ts';
import type { VerificationKey } from './keys.ts';
import { IdentityRefused } from './refusal.ts';
import { parseRevocation } from './revocation.ts';
import type { Revocation } from './revocation.ts';
import { verifyStatement } from './statement.ts';

/** What a node knows of one partner. */
export interface DirectoryEntry {
  readonly partner: Partner;
  /** Oldest first, without gaps; the first was accepted by its fingerprint. */
  readonly cards: readonly [PartnerCard, ...PartnerCard[]];
  /** Cards that were given up when a person enrolled the partner anew. Their keys come back to nobody. */
  readonly former: readonly PartnerCard[];
  /** Digests of the cards that a person has vouched for, in the order of enrolment. */
  readonly anchors: readonly string[];
  /** By key id. */
  readonly revocations: ReadonlyMap<string, Revocation>;
}

/**
 * The cards that a node has accepted, its own among them. A value: every change gives a new directory, and what is
 * refused changes nothing. All that is verified about partners is verified against one.
 */
export interface Directory {
  readonly entries: ReadonlyMap<Partner, DirectoryEntry>;
}

/** A directory as it is kept: signed texts, and the cards that a person has vouched for, in the order of enrolment. */
export interface DirectoryTexts {
  readonly anchors: readonly { readonly partner: Partner; readonly digest: string }[];
  readonly cards: readonly string[];
  readonly revocations: readonly string[];
}

/** How far clocks of two nodes may differ, in seconds. */
export const CLOCK_SKEW_SECONDS = 300;
/** How long what an old key signed is still accepted after its successor came into force: packages under way. */
export const OVERLAP_DAYS = 7;

const DAY = 86_400_000;

export const EMPTY_DIRECTORY: Directory = Object.freeze({ entries: new Map<Partner, DirectoryEntry>() });

/**
 * Accepts a first card, or the card at which one meets a partner, because a person compared its fingerprint.
 * @param check.fingerprint what the other side read out (see `assertFingerprint`)
 * @param check.replace where a card is held already: begin anew with this one. Revoked keys stay revoked.
 * @throws IdentityRefused `fingerprint-mistyped`, `fingerprint-differs`, `partner-enrolled`, `card-expired`,
 *   `key-revoked`, `key-of-another`, and what `parseCard` throws
 */
export async function enrol(
  directory: Directory,
  cardText: string,
  check: { readonly fingerprint: string; readonly now: Date; readonly replace?: boolean },
): Promise<Directory> {
  const card = await parseCard(cardText);
  assertFingerprint(card.digest, check.fingerprint);
  return anchor(directory, card, check);
}

/**
 * Accepts a node's own card, which it has just made itself: there is nobody to compare with.
 * @throws IdentityRefused as `enrol`, without the fingerprint
 */
export async function enrolOwn(
  directory: Directory,
  cardText: string,
  at: { readonly now: Date; readonly replace?: boolean },
): Promise<Directory> {
  return anchor(directory, await parseCard(cardText), at);
}

function anchor(
  directory: Directory,
  card: ParsedCard,
  at: { readonly now: Date; readonly replace?: boolean },
): Directory {
  const held = directory.entries.get(card.partner);
  if (held && held.cards.at(-1)?.digest === card.digest) return directory;
  if (held && at.replace !== true) throw new IdentityRefused('partner-enrolled');
  if (new Date(card.validUntil) < at.now) throw new IdentityRefused('card-expired');
  assertKeyIsFree(directory, card);
  return withEntry(directory, {
    partner: card.partner,
    cards: [plain(card)],
    former: held ? [...held.former, ...held.cards] : [],
    anchors: [...(held?.anchors ?? []), card.digest],
    revocations: held?.revocations ?? new Map(),
  });
}

/**
 * Accepts the next card of a partner. A card that is held already changes nothing.
 * @throws IdentityRefused `partner-unknown`, `card-outdated` (older than the one held), `card-forked` (another card with
 *   the number of a held one, or one that follows another), `card-gap`, `card-unvouched`, `card-expired`,
 *   `key-revoked`, `key-of-another`, `signature-invalid`, and what `parseCard` throws
 */
export async function acceptCard(
  directory: Directory,
  cardText: string,
  at: { readonly now: Date },
): Promise<Directory> {
  const card = await parseCard(cardText);
  const entry = entryOf(directory, card.partner);
  const last = lastCard(entry);
  const same = entry.cards.find(({ serial }) => serial === card.serial);
  if (same !== undefined) {
    if (same.digest !== card.digest) throw new IdentityRefused('card-forked');
    if (same !== last) throw new IdentityRefused('card-outdated');
    return directory;
  }
  if (card.serial < last.serial) throw new IdentityRefused('card-outdated');
  if (card.serial > last.serial + 1) throw new IdentityRefused('card-gap');
  if (card.previous !== last.digest) throw new IdentityRefused('card-forked');
  if (new Date(card.validUntil) < at.now) throw new IdentityRefused('card-expired');
  if (card.validFrom < last.validFrom) throw new IdentityRefused('content-invalid', { path: 'validFrom' });
  await assertVouched(entry, last, card);
  assertKeyIsFree(directory, card);
  return withEntry(directory, { ...entry, cards: [...entry.cards, plain(card)] });
}

/** Either the key before, unless it was revoked, or the emergency key to which the card before had committed. */
async function assertVouched(entry: DirectoryEntry, last: PartnerCard, card: ParsedCard): Promise<void> {
  const { emergencyKey } = card;
  if (emergencyKey !== undefined) {
    if (emergencyKey.kid !== last.emergency || !(await card.signedBy(emergencyKey)))
      throw new IdentityRefused('card-unvouched');
  } else {
    if (card.emergency !== last.emergency) throw new IdentityRefused('card-unvouched');
    if (entry.revocations.has(last.signing.kid)) throw new IdentityRefused('key-revoked');
    if (!(await card.signedBy(last.signing))) throw new IdentityRefused('card-unvouched');
  }
  const allowed = [card.signing.kid, last.signing.kid, emergencyKey?.kid];
  if (card.signers.some((kid) => !allowed.includes(kid))) throw new IdentityRefused('key-unknown');
  await card.signedBy(last.signing);
}

/**
 * A key may revoke itself and the keys that it replaced; the emergency key may revoke every key of the partner. A key that was
 * replaced may not revoke its successor: it may be in other hands by now. The rule does not depend on the order
 * in which revocations come.
 * @throws IdentityRefused `partner-unknown`, `key-unknown`, `revocation-unauthorised`, `signature-invalid`, and what
 *   `parseRevocation` throws
 */
export async function acceptRevocation(directory: Directory, text: string): Promise<Directory> {
  const { statement, emergencyKey, ...revocation } = parseRevocation(text);
  const entry = entryOf(directory, revocation.partner);
  const cards = [...entry.former, ...entry.cards];
  const place = (kid: string) => cards.findLastIndex(({ signing }) => signing.kid === kid);
  const revoked = place(revocation.kid);
  if (revoked < 0) throw new IdentityRefused('key-unknown');
  const signer = emergencyKey ?? cards[place(statement.kid)]?.signing;
  if (signer === undefined) throw new IdentityRefused('key-unknown');
  const allowed = emergencyKey
    ? cards.some(({ emergency }) => emergency === emergencyKey.kid)
    : place(signer.kid) >= revoked;
  if (!allowed) throw new IdentityRefused('revocation-unauthorised');
  await verifyStatement(statement, signer);
  if (entry.revocations.has(revocation.kid)) return directory;
  return withEntry(directory, {
    ...entry,
    revocations: new Map([...entry.revocations, [revocation.kid, Object.freeze(revocation)]]),
  });
}

/**
 * The card by which to reach the partner and to encrypt to it now: the newest that has come into force.
 * @throws IdentityRefused `partner-unknown`, `card-not-yet-valid`, `card-expired`, `key-revoked`
 */
export function cardInForce(directory: Directory, partner: Partner, now: Date): PartnerCard {
  const entry = entryOf(directory, partner);
  const card = entry.cards.findLast(({ validFrom }) => new Date(validFrom).getTime() <= latest(now));
  if (card === undefined) throw new IdentityRefused('card-not-yet-valid');
  if (entry.revocations.has(card.signing.kid)) throw new IdentityRefused('key-revoked');
  if (new Date(card.validUntil) < now) throw new IdentityRefused('card-expired');
  return card;
}

/**
 * The key with which to check what the partner signed.
 * @param kid key id that the signed header names; it is looked up among the keys of this partner only
 * @throws IdentityRefused `partner-unknown`, `key-unknown`, `key-of-another`, `key-revoked`, `key-superseded`,
 *   `card-expired`, `card-not-yet-valid`
 */
export function signingKeyOf(
  directory: Directory,
  partner: Partner,
  kid: string,
  now: Date,
): VerificationKey {
  const entry = entryOf(directory, partner);
  const index = entry.cards.findLastIndex(({ signing }) => signing.kid === kid);
  const card = entry.cards[index];
  if (entry.revocations.has(kid)) throw new IdentityRefused('key-revoked');
  if (card === undefined) {
    const owner = ownerOf(directory, kid);
    if (owner === undefined) throw new IdentityRefused('key-unknown');
    throw new IdentityRefused(owner === partner ? 'key-superseded' : 'key-of-another');
  }
  const successor = entry.cards[index + 1];
  if (successor && now.getTime() > new Date(successor.validFrom).getTime() + OVERLAP_DAYS * DAY)
    throw new IdentityRefused('key-superseded');
  if (new Date(card.validUntil) < now) throw new IdentityRefused('card-expired');
  // A key that stands on several cards has been valid since the first of them.
  const since = entry.cards.find(({ signing }) => signing.kid === kid) ?? card;
  if (new Date(since.validFrom).getTime() > latest(now)) throw new IdentityRefused('card-not-yet-valid');
  return card.signing;
}

/** What to keep of a directory; `restoreDirectory` brings it back. */
export function directoryTexts(directory: Directory): DirectoryTexts {
  const entries = [...directory.entries.values()];
  const cards = entries.flatMap(({ former, cards: present }) => [...former, ...present]);
  return Object.freeze({
    anchors: entries.flatMap(({ partner, anchors }) => anchors.map((digest) => ({ partner, digest }))),
    cards: cards.map(({ text }) => text),
    revocations: entries.flatMap(({ revocations }) => [...revocations.values()].map(({ text }) => text)),
  });
}

/**
 * Verifies a kept directory anew, so that whoever changes the stored texts gains nothing but the anchors, which the
 * caller must keep where only it writes. The order of cards and revocations does not matter. Cards that have
 * expired since stay.
 * @throws IdentityRefused as `acceptCard` and `acceptRevocation`; `card-unvouched` where an anchor has no card
 */
export async function restoreDirectory(texts: DirectoryTexts): Promise<Directory> {
  const at = { now: new Date(0), replace: true };
  const cards = await Promise.all(texts.cards.map(parseCard));
  const isAnchored = (card: ParsedCard) => texts.anchors.some(({ digest }) => digest === card.digest);
  let directory = EMPTY_DIRECTORY;
  for (const { partner, digest } of texts.anchors) {
    let card = cards.find((each) => each.partner === partner && each.digest === digest);
    if (card === undefined) throw new IdentityRefused('card-unvouched');
    directory = anchor(directory, card, at);
    for (;;) {
      const before: ParsedCard = card;
      card = cards.find((each) => each.previous === before.digest && !isAnchored(each));
      if (card === undefined) break;
      directory = await acceptCard(directory, card.text, at);
    }
  }
  // Last: a key that was revoked later could vouch for its successor in its time.
  for (const text of texts.revocations) directory = await acceptRevocation(directory, text);
  return directory;
}

export function entryOf(directory: Directory, partner: Partner): DirectoryEntry {
  const entry = directory.entries.get(partner);
  if (entry === undefined) throw new IdentityRefused('partner-unknown');
  return entry;
}

function lastCard(entry: DirectoryEntry): PartnerCard {
  return entry.cards.at(-1) ?? entry.cards[0];
}

/** A signing key belongs to one partner, and comes back to none once it was revoked or replaced. */
function assertKeyIsFree(directory: Directory, card: PartnerCard): void {
  const owner = ownerOf(directory, card.signing.kid);
  if (owner !== undefined && owner !== card.partner) throw new IdentityRefused('key-of-another');
  const entry = directory.entries.get(card.partner);
  if (entry === undefined) return;
  if (entry.revocations.has(card.signing.kid)) throw new IdentityRefused('key-revoked');
  if (owner !== undefined && card.signing.kid !== lastCard(entry).signing.kid)
    throw new IdentityRefused('key-superseded');
}

function ownerOf(directory: Directory, kid: string): Partner | undefined {
  for (const { partner, cards, former } of directory.entries.values())
    if ([...former, ...cards].some(({ signing }) => signing.kid === kid)) return partner;
  return undefined;
}

function withEntry(directory: Directory, entry: DirectoryEntry): Directory {
  return Object.freeze({ entries: new Map([...directory.entries, [entry.partner, Object.freeze(entry)]]) });
}

function plain({ signedBy: _, signers: __, ...card }: ParsedCard): PartnerCard {
  return Object.freeze(card);
}

function latest(now: Date): number {
  return now.getTime() + CLOCK_SKEW_SECONDS * 1000;
}
