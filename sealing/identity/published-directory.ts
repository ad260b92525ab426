import type { Json, Partner } from '@foreland/model';
import { parseCard } from './card.ts';
import type { ParsedCard } from './card.ts';
import { CLOCK_SKEW_SECONDS, acceptCard, acceptRevocation, signingKeyOf } from './directory.ts';
import type { Directory } from './directory.ts';
import { sha256 } from './encoding.ts';
import type { SigningKey } from './keys.ts';
import { Members, toSeconds } from './members.ts';
import { IdentityRefused } from './refusal.ts';
import type { IdentityRefusal } from './refusal.ts';
import { parseRevocation } from './revocation.ts';
import { parseStatement, signStatement, verifyStatement } from './statement.ts';
import type { StatementType } from './statement.ts';

/** Which directory of an issuer this is: what a reader remembers of the last one. */
export interface DirectoryVersion {
  readonly issuer: Partner;
  /** 1, 2, 3 … */
  readonly number: number;
  readonly digest: string;
}

/**
 * The cards and revocations that one partner holds, signed by it. It carries them to others; it does not vouch for
 * them: each card still stands on its own chain, and a partner is still enrolled by its fingerprint.
 */
export interface PublishedDirectory extends DirectoryVersion {
  /** ISO 8601, UTC. */
  readonly issued: string;
  readonly until: string;
  readonly cards: readonly string[];
  readonly revocations: readonly string[];
}

/** What came of taking over a directory. */
export interface MergedDirectory {
  readonly directory: Directory;
  /** Partners of whom a newer card or a revocation was accepted. */
  readonly changed: readonly Partner[];
  /** Newest cards of partners that are not enrolled here: for a person to compare fingerprints. */
  readonly introduced: readonly ParsedCard[];
  /** Cards and revocations that were not accepted; a fork among them needs a person. */
  readonly refused: readonly { readonly partner: Partner | undefined; readonly reason: IdentityRefusal }[];
}

const DIRECTORY: StatementType = { typ: 'foreland.partner-directory+jws', longest: 4_194_304 };
const FORMAT = 'foreland-partner-directory';
const VERSION = 1;
const MOST_TEXTS = 2000;

/** @param after the version published before; absent for the first directory of the issuer */
export function publishDirectory(
  directory: Directory,
  as: {
    readonly issuer: Partner;
    readonly key: SigningKey;
    readonly issued: Date;
    readonly until: Date;
    readonly after?: DirectoryVersion;
  },
): Promise<string> {
  const entries = [...directory.entries.values()];
  const payload: Json = {
    format: FORMAT,
    version: VERSION,
    iss: as.issuer,
    number: (as.after?.number ?? 0) + 1,
    ...(as.after === undefined ? {} : { previous: as.after.digest }),
    iat: toSeconds(as.issued),
    exp: toSeconds(as.until),
    cards: entries.flatMap(({ cards }) => cards.map(({ text }) => text)).sort(),
    revocations: entries
      .flatMap(({ revocations }) => [...revocations.values()].map(({ text }) => text))
      .sort(),
  };
  return signStatement(DIRECTORY, payload, as.key);
}

/**
 * Verifies a directory that a partner has published.
 * @param context.last the version of this issuer that was read last: an older one, or another of the same number, is refused
 * @throws IdentityRefused `partner-unknown`, `key-…`, `card-…` (of the issuer), `signature-invalid`,
 *   `directory-expired`, `directory-not-yet-valid`, `directory-outdated`, `directory-forked`, and what `parseStatement` throws
 */
export async function readDirectory(
  text: string,
  context: { readonly directory: Directory; readonly now: Date; readonly last?: DirectoryVersion },
): Promise<PublishedDirectory> {
  const statement = parseStatement(DIRECTORY, text);
  const members = new Members(statement.payload);
  if (members.text('format', /^.{1,80}$/) !== FORMAT || members.integer('version', 0, 1e6) !== VERSION)
    throw new IdentityRefused('version-unknown');
  const issuer = members.partner('iss');
  const number = members.integer('number', 1, Number.MAX_SAFE_INTEGER);
  const previous = members.has('previous') ? members.bytes32('previous') : undefined;
  const published: PublishedDirectory = {
    issuer,
    number,
    digest: sha256('foreland directory digest 1\n', statement.payloadText),
    issued: members.instant('iat'),
    until: members.instant('exp'),
    cards: members.texts('cards', MOST_TEXTS, /^.{1,16384}$/),
    revocations: members.texts('revocations', MOST_TEXTS, /^.{1,4096}$/),
  };
  members.end();
  await verifyStatement(statement, signingKeyOf(context.directory, issuer, statement.kid, context.now));
  const { last, now } = context;
  if (last !== undefined) {
    if (last.issuer !== issuer || number < last.number) throw new IdentityRefused('directory-outdated');
    const contradicts =
      number === last.number
        ? published.digest !== last.digest
        : number === last.number + 1 && previous !== last.digest;
    if (contradicts) throw new IdentityRefused('directory-forked');
  }
  if (new Date(published.issued).getTime() > now.getTime() + CLOCK_SKEW_SECONDS * 1000)
    throw new IdentityRefused('directory-not-yet-valid');
  if (new Date(published.until) < now) throw new IdentityRefused('directory-expired');
  return Object.freeze(published);
}

/** Takes over what is new in a verified directory. A card or revocation that is refused leaves the others as they are. */
export async function mergeDirectory(
  directory: Directory,
  published: PublishedDirectory,
  at: { readonly now: Date },
): Promise<MergedDirectory> {
  const changed = new Set<Partner>();
  const introduced = new Map<Partner, ParsedCard>();
  const refused: { partner: Partner | undefined; reason: IdentityRefusal }[] = [];
  let merged = directory;

  const attempt = async (partnerOf: () => Partner | undefined, accept: () => Promise<Directory>) => {
    try {
      const next = await accept();
      const partner = partnerOf();
      if (next !== merged && partner !== undefined) changed.add(partner);
      merged = next;
    } catch (error) {
      if (!(error instanceof IdentityRefused)) throw error;
      refused.push({ partner: partnerOf(), reason: error.reason });
    }
  };

  const cards: ParsedCard[] = [];
  for (const text of published.cards) {
    await attempt(
      () => undefined,
      async () => {
        cards.push(await parseCard(text));
        return merged;
      },
    );
  }
  for (const card of cards.sort((a, b) => a.serial - b.serial)) {
    const entry = merged.entries.get(card.partner);
    if (entry === undefined) introduced.set(card.partner, card);
    // A directory carries the whole chain: what is known, or older than where we met the partner, is no news.
    else if (
      !entry.cards.some(({ digest }) => digest === card.digest) &&
      card.serial >= entry.cards[0].serial
    )
      await attempt(
        () => card.partner,
        () => acceptCard(merged, card.text, at),
      );
  }
  for (const text of published.revocations) {
    let partner: Partner | undefined;
    await attempt(
      () => partner,
      async () => {
        partner = parseRevocation(text).partner;
        return merged.entries.has(partner) ? acceptRevocation(merged, text) : merged;
      },
    );
  }
  return Object.freeze({
    directory: merged,
    changed: Object.freeze([...changed].sort()),
    introduced: Object.freeze([...introduced.values()]),
    refused: Object.freeze(refused),
  });
}
