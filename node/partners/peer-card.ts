import type { PartnerCard } from '@foreland/sealing/identity';
import type { PeerCard } from '../channel/peer.ts';

/** What the channel needs to know of a card. */
export function peerCardOf(card: PartnerCard): PeerCard {
  return {
    partner: card.partner,
    url: card.origin,
    keyId: card.signing.kid,
    publicKey: card.signing.key,
    tlsPin: card.tlsPin,
  };
}
