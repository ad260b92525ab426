import { ForelandError } from '@foreland/model';
import type { Partner, Reader } from '@foreland/model';
import type { Answer } from '@foreland/model/contract';
import type { exchangeRoutes } from '@foreland/model/contract/exchange';
import { KEEPERS } from '@foreland/model/contract/exchange-roles';
import { fingerprintOf } from '@foreland/sealing/identity';
import type { PartnerCard } from '@foreland/sealing/identity';
import type { Traffic } from '@foreland/store/platform';
import type { Context } from '../../context.ts';
import type { Handlers } from '../../handler.ts';

type PartnerShape = Answer<typeof exchangeRoutes.partners>['partners'][number];
type PartnerRoutes = Pick<
  typeof exchangeRoutes,
  | 'partners'
  | 'ownCard'
  | 'offerCard'
  | 'confirmCard'
  | 'dismissCard'
  | 'changePartner'
  | 'revokeCard'
  | 'rotateKeys'
>;

/** Who the partners' nodes are. */
export const partnerHandlers: Handlers<PartnerRoutes> = {
  async partners({ exchange, clock }) {
    const { directory, identity } = exchange;
    const [current, proposals, compared, traffic] = await Promise.all([
      directory.refresh(),
      directory.proposals(),
      directory.halfConfirmed(),
      exchange.traffic(),
    ]);
    const known = [...current.entries.values()].map(({ partner, cards, revocations }) => {
      const card = cards.at(-1) ?? cards[0];
      const state =
        partner === identity.partner
          ? 'self'
          : revocations.has(card.signing.kid)
            ? 'revoked'
            : new Date(card.validUntil) < clock()
              ? 'expired'
              : 'confirmed';
      return toShape(card, state, exchange, traffic.get(partner));
    });
    const proposed = proposals.map((card): PartnerShape => {
      const comparedBy = compared.get(card.digest);
      const shape = toShape(card, 'proposed', exchange, undefined);
      return comparedBy === undefined ? shape : { ...shape, comparedBy };
    });
    const order = (a: PartnerShape, b: PartnerShape): number =>
      Number(b.state === 'self') - Number(a.state === 'self') || (a.partner < b.partner ? -1 : 1);
    return { partners: [...known, ...proposed].sort(order), reachable: exchange.isReachable };
  },

  async ownCard({ exchange }) {
    await exchange.directory.refresh();
    // Also where its key was revoked: that is said beside it.
    const { text, digest } = exchange.directory.ownCards.at(-1) ?? exchange.directory.ownCard;
    return { card: text, fingerprint: fingerprintOf(digest) };
  },

  async offerCard({ exchange }, { body, reader, audit }) {
    const { card, outcome } = await exchange.directory.offer(body.card.trim(), reader.user);
    audit.detail(`card of ${card.partner}, ${outcome}`);
    return { partner: card.partner, digest: card.digest, outcome };
  },

  async confirmCard({ exchange }, { params, body, reader, audit }) {
    requireOther(reader, params.partner);
    const by = { user: reader.user, isKeeper: KEEPERS.roles.includes(reader.role) };
    const outcome = await exchange.directory.confirm(params.partner, body.digest, body, by);
    const names = outcome === 'first' ? 'by the first of two people' : 'by two people';
    audit.detail(`card ${body.digest} confirmed ${names} up to ${body.clearance}`);
    return { outcome };
  },

  async dismissCard({ exchange }, { params, body, audit }) {
    await exchange.directory.dismiss(params.partner, body.digest);
    audit.detail(`card ${body.digest} dismissed`);
    return {};
  },

  async changePartner(context, { params, body, reader, audit }) {
    requireOther(reader, params.partner);
    await requireKnown(context, params.partner);
    await context.exchange.directory.setTerms({ peer: params.partner, ...body }, reader.user);
    audit.detail(`up to ${body.clearance}${body.suspended ? ', suspended' : ''}`);
    void context.exchange.upkeep.pass();
    return {};
  },

  async rotateKeys({ exchange }, { audit }) {
    const { text, serial, digest } = await exchange.rotateKeys();
    audit.detail(`new keys, card ${serial} ${digest}`);
    return { card: text, fingerprint: fingerprintOf(digest), serial };
  },

  async revokeCard({ exchange }, { body, reader, audit }) {
    const partner = await exchange.revoke(body.revocation.trim(), reader.user);
    audit.detail(`key of ${partner} revoked`);
    return {};
  },
};

function toShape(
  card: PartnerCard,
  state: PartnerShape['state'],
  { directory }: Context['exchange'],
  traffic: Traffic | undefined,
): PartnerShape {
  const { partner, digest, serial, origin, validUntil } = card;
  return {
    partner,
    state,
    digest,
    serial,
    origin,
    validUntil,
    ...(state === 'self' ? { fingerprint: fingerprintOf(digest) } : {}),
    ...(state === 'self' || state === 'proposed' ? {} : { clearance: directory.clearanceOf(partner) }),
    suspended: directory.isSuspended(partner),
    waiting: traffic?.waiting ?? 0,
    refused: traffic?.refused ?? 0,
    ...(traffic?.oldestWaiting === undefined ? {} : { oldestWaiting: traffic.oldestWaiting }),
    ...(traffic?.lastSent === undefined ? {} : { lastSent: traffic.lastSent }),
    ...(traffic?.lastReceived === undefined ? {} : { lastReceived: traffic.lastReceived }),
  };
}

function requireOther({ partner }: Reader, peer: Partner): void {
  if (partner !== peer) return;
  throw new ForelandError({
    code: 'partner-self',
    message: 'This is the node’s own partner.',
    remedy: 'Choose another partner.',
    status: 409,
  });
}

async function requireKnown({ exchange }: Context, peer: Partner): Promise<void> {
  const { entries } = await exchange.directory.refresh();
  if (entries.has(peer)) return;
  throw new ForelandError({
    code: 'partner-unknown',
    message: 'The node of this partner is not known here.',
    remedy: 'Hand in its card and confirm it first.',
    status: 404,
  });
}
