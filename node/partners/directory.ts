import { ForelandError } from '@foreland/model';
import type { Level, Partner } from '@foreland/model';
import {
  EMPTY_DIRECTORY,
  acceptCard,
  acceptRevocation,
  cardInForce,
  directoryTexts,
  enrol,
  enrolOwn,
  issueFirstCard,
  issueNextCard,
  parseCard,
  restoreDirectory,
} from '@foreland/sealing/identity';
import type { CardTerms, Directory, PartnerCard } from '@foreland/sealing/identity';
import type { DirectoryTable, DirectoryText, PartnerTerms } from '@foreland/store/platform';
import type { NodeIdentity } from './identity.ts';

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
    const [texts, terms] = await Promise.all([
      this.#table.list(this.#partner),
      this.#table.terms(this.#partner),
    ]);
    this.#terms = new Map(terms.map((each) => [each.peer, each]));
    const key = texts.map(({ kind, digest }) => `${kind} ${digest}`).join('\n');
    if (key !== this.#texts) {
      this.#directory = await restoreDirectory({
        anchors: texts
          .filter(({ kind }) => kind === 'anchor')
          .map(({ peer, digest }) => ({ partner: peer, digest })),
        cards: contents(texts, 'card'),
        revocations: contents(texts, 'revocation'),
      });
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
      .filter((peer) => peer !== this.#partner && !this.isSuspended(peer) && this.#reaches(peer))
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

  /** Accepts a proposed card, because a person has typed in what the other side read out. */
  async confirm(
    peer: Partner,
    digest: string,
    check: { readonly fingerprint: string; readonly clearance: Level; readonly replace: boolean },
    by: string,
  ): Promise<void> {
    const card = (await this.proposals()).find((each) => each.partner === peer && each.digest === digest);
    if (!card) throw proposalUnknown();
    await this.refresh();
    const now = this.#clock();
    const { fingerprint, replace } = check;
    await this.#keep(await enrol(this.#directory, card.text, { fingerprint, now, replace }), by);
    await this.setTerms({ peer, clearance: check.clearance, suspended: false }, by);
  }

  async dismiss(peer: Partner, digest: string): Promise<void> {
    if (!(await this.#table.withdrawProposal(this.#partner, peer, digest))) throw proposalUnknown();
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

  /** Makes this node's card, or the next one where what it says has changed or it nears its end. */
  async keepOwnCard(
    identity: NodeIdentity,
    place: { readonly origin: string; readonly tlsPin: string },
  ): Promise<PartnerCard> {
    await this.refresh();
    const now = this.#clock();
    const terms: CardTerms = {
      partner: this.#partner,
      ...place,
      recipient: identity.decryption[0].recipient,
      validFrom: now,
      validUntil: new Date(now.getTime() + CARD_YEARS * 365 * DAY),
      speaks: SPEAKS,
    };
    const last = this.#directory.entries.get(this.#partner)?.cards.at(-1);
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
      const next = await issueNextCard(last, terms, {
        signing: identity.signing,
        vouching: { by: 'signing', key: identity.signing },
      });
      await this.#keep(await acceptCard(this.#directory, next, { now }), NODE);
    }
    return this.ownCard;
  }

  #reaches(peer: Partner): boolean {
    try {
      this.cardOf(peer);
      return true;
    } catch {
      return false;
    }
  }

  async #keep(directory: Directory, by: string): Promise<void> {
    const { anchors, cards, revocations } = directoryTexts(directory);
    const parsed = await Promise.all(cards.map(parseCard));
    const texts: Omit<DirectoryText, 'addedBy' | 'addedAt'>[] = [
      ...anchors.map(({ partner, digest }) => ({
        peer: partner,
        kind: 'anchor' as const,
        digest,
        content: '',
      })),
      ...parsed.map(({ partner, digest, text }) => ({
        peer: partner,
        kind: 'card' as const,
        digest,
        content: text,
      })),
      ...[...directory.entries.values()].flatMap(({ partner, revocations: revoked }) =>
        [...revoked.values()]
          .filter(({ text }) => revocations.includes(text))
          .map(({ kid, text }) => ({
            peer: partner,
            kind: 'revocation' as const,
            digest: kid,
            content: text,
          })),
      ),
    ];
    await this.#table.add(this.#partner, texts, by, this.#clock());
    await this.refresh();
  }
}

function contents(texts: readonly DirectoryText[], kind: DirectoryText['kind']): string[] {
  return texts.filter((text) => text.kind === kind).map(({ content }) => content);
}

function differs(card: PartnerCard, terms: CardTerms): boolean {
  return card.origin !== terms.origin || card.tlsPin !== terms.tlsPin || card.recipient !== terms.recipient;
}

function ownCardOffered(): ForelandError {
  return new ForelandError({
    code: 'card-own',
    message: 'This is the card of this node itself.',
    remedy: 'Give the card of the partner’s node.',
    status: 409,
  });
}

function proposalUnknown(): ForelandError {
  return new ForelandError({
    code: 'card-unknown',
    message: 'There is no such card to decide on.',
    remedy: 'Look at the list of partners again; somebody may have decided already.',
    status: 404,
  });
}
