import type { Level, Partner } from '@foreland/model';
import {
  EMPTY_DIRECTORY,
  acceptCard,
  acceptRevocation,
  cardInForce,
  enrol,
  enrolOwn,
  issueFirstCard,
  issueNextCard,
  parseCard,
  parseRevocation,
  restoreDirectory,
} from '@foreland/sealing/identity';
import type { CardTerms, Directory, PartnerCard, SigningKey } from '@foreland/sealing/identity';
import type { DirectoryTable, PartnerTerms } from '@foreland/store/platform';
import {
  cardMissing,
  confirmationDiffers,
  keeperNeeded,
  ownCardOffered,
  proposalUnknown,
  revocationForeign,
} from './directory-refusals.ts';
import { contents, textsOf } from './directory-texts.ts';
import type { NodeIdentity } from './identity.ts';

/** What a person says who compares a card. */
export interface Comparison {
  /** As the partner read it out. */
  readonly fingerprint: string;
  readonly clearance: Level;
  /** Take this card in place of the one that counts. */
  readonly replace: boolean;
}

/** Who compares a card. */
export interface Comparer {
  readonly user: string;
  /** Whether they keep the directory of partners; of two people one does. */
  readonly isKeeper: boolean;
}

/** What a card says of new keys. */
export interface NewCardKeys extends Pick<CardTerms, 'recipient' | 'tlsPin'> {
  readonly signing: SigningKey;
}

/** Which key answers for a new one. */
type Vouching = Parameters<typeof issueNextCard>[2]['vouching'];

/** What a node of a partner is accredited for until somebody says otherwise. */
const DEFAULT_CLEARANCE: Level = 'restricted';
const CARD_YEARS = 2;
/** A card is renewed when it has fewer days left. */
const RENEW_DAYS = 90;
const DAY = 86_400_000;
/** Formats of this version, as cards say it. */
const SPEAKS = Object.freeze({ 'foreland-package': [1], 'foreland-release': [1], 'foreland-check': [1] });
/** In whose name the node itself writes. */
const NODE = 'node';

/**
 * Whom this node knows: a value of `sealing/identity`, kept in the database as signed texts and verified whenever it is
 * read. Other processes of the node may change it; `refresh` takes that in.
 */
export class PartnerDirectory {
  readonly #table: DirectoryTable;
  readonly #partner: Partner;
  readonly #clock: () => Date;
  #directory: Directory = EMPTY_DIRECTORY;
  #terms: ReadonlyMap<Partner, PartnerTerms> = new Map();
  #texts = '';
  /** How many reads were begun, and the latest of them that was taken in. */
  #begun = 0;
  #read = 0;

  constructor(options: {
    readonly table: DirectoryTable;
    readonly partner: Partner;
    readonly clock: () => Date;
  }) {
    this.#table = options.table;
    this.#partner = options.partner;
    this.#clock = options.clock;
  }

  /** The directory as last read. */
  get current(): Directory {
    return this.#directory;
  }

  async refresh(): Promise<Directory> {
    const turn = (this.#begun += 1);
    const [texts, terms] = await Promise.all([
      this.#table.list(this.#partner),
      this.#table.terms(this.#partner),
    ]);
    const key = texts.map(({ kind, digest }) => `${kind} ${digest}`).join('\n');
    const directory =
      key === this.#texts
        ? this.#directory
        : await restoreDirectory({
            anchors: texts
              .filter(({ kind }) => kind === 'anchor')
              .map(({ peer, digest }) => ({ partner: peer, digest })),
            cards: contents(texts, 'card'),
            revocations: contents(texts, 'revocation'),
          });
    // Reads may overtake each other: what was begun later has seen all that was kept before, and stays.
    if (turn > this.#read) {
      this.#read = turn;
      this.#terms = new Map(terms.map((each) => [each.peer, each]));
      this.#directory = directory;
      this.#texts = key;
    }
    return this.#directory;
  }

  /** Cards that came in and that nobody has compared yet. */
  async proposals(): Promise<readonly PartnerCard[]> {
    const texts = await this.#table.list(this.#partner);
    return Promise.all(contents(texts, 'proposal').map(parseCard));
  }

  /** @throws IdentityRefused where there is no such partner, or no card of it that counts now */
  cardOf(peer: Partner): PartnerCard {
    return cardInForce(this.#directory, peer, this.#clock());
  }

  /** Whose node this is. */
  get partner(): Partner {
    return this.#partner;
  }

  /** The newest card of a partner, whether it counts now or not. */
  lastCardOf(peer: Partner): PartnerCard | undefined {
    return this.#directory.entries.get(peer)?.cards.at(-1);
  }

  get ownCard(): PartnerCard {
    return this.cardOf(this.#partner);
  }

  clearanceOf(peer: Partner): Level {
    return this.#terms.get(peer)?.clearance ?? DEFAULT_CLEARANCE;
  }

  isSuspended(peer: Partner): boolean {
    return this.#terms.get(peer)?.suspended ?? false;
  }

  /** Partners whose cards count now and who are served, in the order of their codes. */
  served(): readonly Partner[] {
    return [...this.#directory.entries.keys()]
      .filter((peer) => peer !== this.#partner && !this.isSuspended(peer) && this.reaches(peer))
      .sort();
  }

  /** Keeps a card that came in until a person has compared its fingerprint, or takes it as the next one of a known partner. */
  async offer(
    text: string,
    by: string,
  ): Promise<{ readonly card: PartnerCard; readonly outcome: 'accepted' | 'proposed' }> {
    const card = await parseCard(text);
    if (card.partner === this.#partner) throw ownCardOffered();
    await this.refresh();
    if (this.#directory.entries.has(card.partner)) {
      await this.#keep(await acceptCard(this.#directory, text, { now: this.#clock() }), by);
      return { card, outcome: 'accepted' };
    }
    await this.#table.add(
      this.#partner,
      [{ peer: card.partner, kind: 'proposal', digest: card.digest, content: text }],
      by,
      this.#clock(),
    );
    return { card, outcome: 'proposed' };
  }

  /** Who has compared which card, where a second person is waited for. */
  async halfConfirmed(): Promise<ReadonlyMap<string, string>> {
    const first = await this.#table.firstConfirmations(this.#partner);
    return new Map(first.map(({ digest, by }) => [digest, by]));
  }

  /**
   * One of two people has typed in what the other side read out; with the second the card counts. Neither sees what the
   * other typed, and both must say the same.
   * @throws ForelandError `card-unknown`, `confirmation-differs`, `confirmation-needs-keeper`; IdentityRefused as `enrol`
   */
  async confirm(
    peer: Partner,
    digest: string,
    check: Comparison,
    by: Comparer,
  ): Promise<'first' | 'confirmed'> {
    const card = (await this.proposals()).find((each) => each.partner === peer && each.digest === digest);
    if (!card) throw proposalUnknown();
    await this.refresh();
    const now = this.#clock();
    const { fingerprint, clearance, replace } = check;
    const next = await enrol(this.#directory, card.text, { fingerprint, now, replace });
    const said = { peer, digest, clearance, replaces: replace, by: by.user, isKeeper: by.isKeeper };
    if (await this.#table.confirmFirst(this.#partner, said, now)) return 'first';
    const first = (await this.#table.firstConfirmations(this.#partner)).find(
      (each) => each.digest === digest,
    );
    if (first && (first.clearance !== clearance || first.replaces !== replace)) throw confirmationDiffers();
    if (first && !first.isKeeper && !by.isKeeper) throw keeperNeeded();
    if (!first || !(await this.#table.confirmSecond(this.#partner, said, await textsOf(next), now)))
      throw proposalUnknown();
    await this.refresh();
    return 'confirmed';
  }

  async dismiss(peer: Partner, digest: string): Promise<void> {
    if (!(await this.#table.withdrawProposal(this.#partner, peer, digest))) throw proposalUnknown();
  }

  /** Takes a revocation in that came from a partner’s node. @throws IdentityRefused; ForelandError where it is about another’s key */
  async revokeOf(peer: Partner, text: string, by: string): Promise<void> {
    if (parseRevocation(text).partner !== peer) throw revocationForeign();
    await this.revoke(text, by);
  }

  /** @returns whose key it was */
  async revoke(text: string, by: string): Promise<Partner> {
    await this.refresh();
    const before = this.#directory;
    const after = await acceptRevocation(before, text);
    await this.#keep(after, by);
    const changed = [...after.entries.values()].find((entry) => before.entries.get(entry.partner) !== entry);
    return changed?.partner ?? this.#partner;
  }

  async setTerms(terms: PartnerTerms, by: string): Promise<void> {
    await this.#table.setTerms(this.#partner, terms, by, this.#clock());
    await this.refresh();
  }

  /** All cards of this node, oldest first; each but the first follows the one before it. */
  get ownCards(): readonly PartnerCard[] {
    return this.#directory.entries.get(this.#partner)?.cards ?? [];
  }

  /** Whether the key that this node signs with was revoked: until it has another one, nothing of it counts. */
  get isOwnKeyRevoked(): boolean {
    const entry = this.#directory.entries.get(this.#partner);
    const last = entry?.cards.at(-1);
    return last !== undefined && entry?.revocations.has(last.signing.kid) === true;
  }

  /** What others need to follow this node from any earlier card of it to the present one. */
  get ownChain(): { readonly cards: readonly string[]; readonly revocations: readonly string[] } {
    const entry = this.#directory.entries.get(this.#partner);
    return {
      cards: (entry?.cards ?? []).map(({ text }) => text),
      revocations: [...(entry?.revocations.values() ?? [])].map(({ text }) => text),
    };
  }

  /**
   * Makes this node's card, or the next one where what it says has changed or it nears its end. Where the key was revoked,
   * only the emergency key can vouch for a new one, and the last card stays.
   */
  async keepOwnCard(
    identity: NodeIdentity,
    place: { readonly origin: string; readonly tlsPin: string },
  ): Promise<PartnerCard | undefined> {
    await this.refresh();
    if (this.isOwnKeyRevoked) return undefined;
    const now = this.#clock();
    const terms = this.#cardTerms({ ...place, recipient: identity.decryption[0].recipient });
    const last = this.ownCards.at(-1);
    // Keys are in no backup: a node that was restored without them begins anew, and partners compare fingerprints again.
    if (!last || last.signing.kid !== identity.signing.kid) {
      const first = await issueFirstCard(terms, {
        signing: identity.signing,
        emergency: identity.emergency,
      });
      await this.#keep(await enrolOwn(this.#directory, first, { now, replace: true }), NODE);
    } else if (
      differs(last, terms) ||
      new Date(last.validUntil).getTime() - now.getTime() < RENEW_DAYS * DAY
    ) {
      await this.#keepNext(last, terms, identity.signing, { by: 'signing', key: identity.signing });
    }
    return this.ownCard;
  }

  /** Keeps the card by which this node goes over to other keys: from then on they are its own. */
  async keepNextOwnCard(
    keys: NewCardKeys,
    by: { readonly origin?: string; readonly vouching: Vouching },
  ): Promise<void> {
    await this.refresh();
    const last = this.ownCards.at(-1);
    if (!last) throw cardMissing();
    const { signing, recipient, tlsPin } = keys;
    const terms = this.#cardTerms({ origin: by.origin ?? last.origin, recipient, tlsPin });
    await this.#keepNext(last, terms, signing, by.vouching);
  }

  async #keepNext(
    last: PartnerCard,
    terms: CardTerms,
    signing: SigningKey,
    vouching: Vouching,
  ): Promise<void> {
    const next = await issueNextCard(last, terms, { signing, vouching });
    await this.#keep(await acceptCard(this.#directory, next, { now: this.#clock() }), NODE);
  }

  #cardTerms(what: Pick<CardTerms, 'origin' | 'tlsPin' | 'recipient'>): CardTerms {
    const now = this.#clock();
    return {
      partner: this.#partner,
      ...what,
      validFrom: now,
      validUntil: new Date(now.getTime() + CARD_YEARS * 365 * DAY),
      speaks: SPEAKS,
    };
  }

  /** Whether a card of the partner counts now, so that something can be sealed for it. */
  reaches(peer: Partner): boolean {
    try {
      this.cardOf(peer);
      return true;
    } catch {
      return false;
    }
  }

  async #keep(directory: Directory, by: string): Promise<void> {
    await this.#table.add(this.#partner, await textsOf(directory), by, this.#clock());
    await this.refresh();
  }
}

function differs(card: PartnerCard, terms: CardTerms): boolean {
  return card.origin !== terms.origin || card.tlsPin !== terms.tlsPin || card.recipient !== terms.recipient;
}
