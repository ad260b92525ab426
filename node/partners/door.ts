import { PackageRefused } from '@foreland/sealing/package';
import type { Store } from '@foreland/store';
import { NonceTable } from '@foreland/store/platform';
import type { Logger } from 'pino';
import type { ChannelCertificate } from '../channel/certificate.ts';
import type { Acknowledgement, Arrival } from '../channel/exchange.ts';
import { openListener } from '../channel/listener.ts';
import type { Listener, ListenerOptions } from '../channel/listener.ts';
import type { PeerCard } from '../channel/peer.ts';
import type { Config } from '../config.ts';
import type { CatchingUp } from './catching-up.ts';
import type { PartnerDirectory } from './directory.ts';
import type { ExchangeTrail } from './exchange-trail.ts';
import type { Inbox } from './inbox.ts';
import { peerCardOf } from './peer-card.ts';

interface DoorParts extends Pick<ListenerOptions, 'key' | 'clock' | 'random'> {
  readonly config: Config;
  readonly store: Store;
  readonly directory: PartnerDirectory;
  readonly inbox: Inbox;
  readonly catchingUp: CatchingUp;
  readonly trail: ExchangeTrail;
  readonly log: Logger;
}

/** Opens the door through which partners' nodes deliver. */
export function openDoor(parts: DoorParts, certificate: ChannelCertificate): Promise<Listener> {
  const { config, store, directory, inbox, catchingUp, trail, log, key, clock, random } = parts;
  return openListener({
    host: config.partnerHost,
    port: config.partnerPort ?? 0,
    ...(config.partnerOrigin === undefined ? {} : { origin: config.partnerOrigin }),
    certificate,
    key,
    nonces: new NonceTable(store.pool),
    clock,
    random,
    cardOf: (keyId) => peerOf(directory, keyId),
    card: () => ({ mediaType: 'application/jose+json', text: directory.ownCards.at(-1)?.text ?? '' }),
    cards: () => directory.ownChain,
    receive: (arrival) => receive(inbox, arrival),
    onRefusal: ({ reason, sender, address }) => {
      // It may be a partner who has other keys by now.
      if (reason === 'key-unknown') void catchingUp.withAll();
      void trail
        .turnedAway(reason, sender, address)
        .catch((error: unknown) => log.warn({ err: error }, 'a refusal could not be logged'));
    },
    onFault: (error, reference) => log.error({ err: error, reference }, 'the partner channel failed'),
  });
}

async function receive(inbox: Inbox, { stream, sender }: Arrival): Promise<Acknowledgement> {
  const { receipt, problem } = await inbox.receive(stream, sender.partner);
  if (receipt === undefined) throw problem ?? new PackageRefused('not-a-package');
  return { status: 200, receipt };
}

async function peerOf(directory: PartnerDirectory, keyId: string): Promise<PeerCard | undefined> {
  await directory.refresh();
  const peer = directory.served().find((each) => directory.cardOf(each).signing.kid === keyId);
  return peer && peerCardOf(directory.cardOf(peer));
}
