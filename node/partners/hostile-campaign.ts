import type { Partner } from '@foreland/model';
import { MUTATIONS } from '../../sealing/package/hostile/mutations.ts';
import { concat, mulberry32 } from '../../sealing/package/hostile/bytes.ts';
import type { OpeningOrder } from '../../sealing/package/open.ts';
import { prepare } from '../../sealing/package/hostile/setting.ts';
import { identityFromSeeds } from '@foreland/sealing/identity';
import type { TestNetwork } from '@foreland/testkit';
import { connect } from 'node:tls';
import { PartnerClient } from '../channel/client.ts';
import { DeliveryError } from '../channel/delivery-error.ts';
import { mutation } from '../channel/mutations.ts';
import { bytesOf, knock, parcelOf, statusOf, written } from '../channel/testing.ts';
import { peerCardOf } from './peer-card.ts';
import { sealedBy } from './testing.ts';

/** What came of an attack on a whole node. */
export interface Attack {
  /** Attempts by way: packages by file and over the channel, and requests. */
  readonly attempts: ReadonlyMap<string, number>;
  /** How often each reason was given, by what was tried. */
  readonly reasons: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** What was taken, or refused for its content only: must be empty. */
  readonly accepted: readonly string[];
  /** Requests that were cut so short that nothing was there to be refused. */
  readonly unanswered: number;
}

/** Half the length of a package, in bytes. */
const HALF = 50_000;
/** Limits of a node for one address count by the minute of its clock. */
const PER_MINUTE = 300;
const DAY = 86_400_000;
/** Longer than clocks may differ. */
const EXPIRED_MILLISECONDS = 600_000;

/**
 * Attacks the node of GB, with what FR sent to it and with what DE can make of it: packages that were changed on their way, taken
 * apart and put together otherwise, signed by others, downgraded, replayed, misaddressed, expired or of the future, as files and
 * over the channel; and requests at its door that were changed. Every package is one that GB would open if nothing had been
 * changed, and its content is none: that is refused, but for another reason.
 */
export async function attack(network: TestNetwork, seed: number, count: number): Promise<Attack> {
  const [gb, fr, de] = (['GB', 'FR', 'DE'] as const).map((partner) => network.node(partner).node.context);
  if (!gb || !fr || !de) throw new Error('three nodes are needed');
  const random = mulberry32(seed);
  const { identity, directory } = fr.exchange;
  const late = await sealed(network, 'GB', fr.clock().getTime(), 1000);
  for (const partner of network.partners) network.node(partner).advance(EXPIRED_MILLISECONDS);
  const setting = await prepare(HALF, {
    sender: identity,
    victim: {
      identity: gb.exchange.identity,
      terms: { recipient: gb.exchange.identity.decryption[0].recipient },
    },
    rogue: { identity: de.exchange.identity },
    stranger: await identityFromSeeds({
      partner: 'DE',
      signing: crypto.getRandomValues(new Uint8Array(32)),
      encryption: [crypto.getRandomValues(new Uint8Array(32))],
    }),
    directory: directory.current,
    revoked: directory.current,
    withoutSender: directory.current,
    now: fr.clock(),
  });
  const attempts = new Map<string, number>();
  const reasons = new Map<string, Map<string, number>>();
  const accepted: string[] = [];
  let unanswered = 0;
  const count1 = (way: string): void => void attempts.set(way, (attempts.get(way) ?? 0) + 1);
  const refused = (what: string, reason: string): void => {
    const given = reasons.get(what) ?? new Map<string, number>();
    reasons.set(what, given.set(reason, (given.get(reason) ?? 0) + 1));
  };
  const client = new PartnerClient({
    key: { keyId: identity.signing.kid, privateKey: identity.signing.privateKey },
    clock: fr.clock,
    random: fr.random,
  });
  const card = peerCardOf(directory.cardOf('GB'));

  const byFile = async (what: string, file: Uint8Array): Promise<void> => {
    count1('packages by file');
    const { outcome, problem } = await gb.exchange.inbox.receive(
      (async function* () {
        yield file;
      })(),
    );
    const code = problem?.code ?? outcome;
    refused(what, code);
    if (outcome !== 'refused' || isAboutContent(code)) accepted.push(`${what}: ${code}`);
  };
  const byChannel = async (what: string, file: Uint8Array): Promise<void> => {
    count1('packages over the channel');
    try {
      const { receipt } = await client.send(card, parcelOf(file), AbortSignal.timeout(30_000));
      const said = JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString()) as Said;
      refused(what, said.reason ?? said.outcome);
      if (said.outcome !== 'refused' || isAboutContent(said.reason ?? ''))
        accepted.push(`${what}: ${said.outcome}`);
    } catch (error) {
      refused(what, error instanceof DeliveryError ? error.code : 'other');
      if (!(error instanceof DeliveryError)) throw error;
    }
  };
  const byRequest = async (): Promise<void> => {
    count1('requests');
    // Short, so that most changes are of the head; it would be refused as a package, but must not get so far.
    const body = Buffer.from('a sealed package of forty and some bytes');
    const right = (): Buffer =>
      bytesOf(
        written(card.url.replace(/\/$/, ''), {
          body,
          created: Math.floor(fr.clock().getTime() / 1000),
          nonce: Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url'),
          key: { keyId: identity.signing.kid, privateKey: identity.signing.privateKey },
        }),
      );
    const port = Number(new URL(card.url).port);
    const door = { connect: () => connect({ port, host: '127.0.0.1', rejectUnauthorized: false }) };
    const status = statusOf(
      await knock(
        door,
        mutation(right, (below) => Math.floor(random() * below)),
        true,
      ),
    );
    if (status === 0) unanswered += 1;
    refused('request changed', String(status));
    if (status !== 0 && status < 400) accepted.push(`request: ${status}`);
  };

  for (let run = 0; run < count; run += 1) {
    if (run % PER_MINUTE === PER_MINUTE - 1)
      for (const partner of network.partners) network.node(partner).advance(61_000);
    if (run % 8 === 7) await byRequest();
    else if (run % 16 === 6) {
      const [what, file] = await untimely(network, run, late);
      await byFile(what, file);
    } else {
      const [name, mutate] = MUTATIONS[run % MUTATIONS.length] ?? ['none', () => ({})];
      const attempt: Partial<OpeningOrder> = await mutate(setting, random);
      // What is about time, keys and memory is tried with packages of its own; a source that fails is no file.
      const isFile = Object.keys(attempt).join() === 'source' && name !== 'source that fails';
      const file = isFile && attempt.source ? await concat(await attempt.source()) : undefined;
      if (!file) {
        const [what, other] = await untimely(network, run, late);
        await byFile(what, other);
      } else if (run % 8 === 3) await byChannel(name, file);
      else await byFile(name, file);
    }
  }
  return { attempts, reasons, accepted, unanswered };
}

interface Said {
  readonly outcome: string;
  readonly reason?: string;
}

/** Whoever gets as far as the content has been taken for who it says it is. */
function isAboutContent(code: string): boolean {
  return code.startsWith('release-') || code.startsWith('record-') || code.startsWith('label-');
}

/** Good packages in the wrong place, at the wrong time, or for something that nobody knows. */
async function untimely(
  network: TestNetwork,
  run: number,
  late: Uint8Array,
): Promise<readonly [string, Uint8Array]> {
  const now = network.node('FR').node.context.clock().getTime();
  switch (run % 4) {
    case 0:
      return ['meant for another', await sealed(network, 'DE', now, DAY)];
    case 1:
      return ['expired', late];
    case 2:
      return ['of the future', await sealed(network, 'GB', now + DAY, DAY)];
    default:
      return ['of an unknown kind', await sealed(network, 'GB', now, DAY, 'surprise')];
  }
}

function sealed(
  network: TestNetwork,
  to: Partner,
  made: number,
  lasts: number,
  kind = 'release',
): Promise<Uint8Array> {
  const text = '{"hello":1}\n';
  return sealedBy(network.node('FR'), { to: [to], text, kind, made: new Date(made), lasts });
}
