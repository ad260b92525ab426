import { EXAMPLE_NOW } from '../../identity/example-partners.ts';
import { makeAgeHeader } from '../age-header.ts';
import { encryptPayload } from '../age-payload.ts';
import { frameHead, magicLine } from '../frames.ts';
import type { OpeningOrder } from '../open.ts';
import {
  AGE_CHUNK,
  EMPTY,
  below,
  bytes,
  chunksOf,
  concat,
  cut,
  failing,
  flipped,
  halves,
  headerLength,
  joined,
  pick,
  removed,
  scrambled,
  shuffled,
  spliced,
  without,
} from './bytes.ts';
import type { Random } from './bytes.ts';
import type { Parts, Setting } from './setting.ts';
import {
  changedMember,
  hmacSigned,
  kidOf,
  otherBase64,
  otherCharacter,
  resigned,
  signedBy,
  unsigned,
  withHeader,
  withPayload,
} from './statements.ts';

/** What an attempt differs in from opening the good package. */
type Attempt = Partial<OpeningOrder>;
type Mutation = (setting: Setting, random: Random) => Attempt | Promise<Attempt>;

const DAY = 86_400_000;

export const MUTATIONS: readonly (readonly [string, Mutation])[] = [
  // Bytes: what somebody on the line can do.
  ['bit flipped anywhere', ({ file }, random) => of(flipped(file, below(random, file.length), random))],
  [
    'bit flipped in the header',
    ({ file }, random) => of(flipped(file, below(random, headerLength(file)), random)),
  ],
  [
    'bit flipped near the end',
    ({ file }, random) => of(flipped(file, file.length - 1 - below(random, 600), random)),
  ],
  ['several bytes replaced', ({ file }, random) => of(scrambled(file, random))],
  ['cut off', ({ file }, random) => of(file.subarray(0, below(random, file.length)))],
  ['cut off at a chunk', ({ file }) => of(file.subarray(0, headerLength(file) + 16 + AGE_CHUNK))],
  ['bytes appended', ({ file }, random) => of(joined(file, bytes(random, 1 + below(random, 300))))],
  ['itself appended', ({ file, other }, random) => of(joined(file, random() < 0.5 ? file : other))],
  [
    'byte inserted',
    ({ file }, random) => of(spliced(file, below(random, file.length), 0, bytes(random, 1), file)),
  ],
  ['bytes removed', ({ file }, random) => of(removed(file, random))],
  ['chunks swapped', ({ file }) => of(chunksOf(file, ([head, first, second]) => [head, second, first]))],
  [
    'chunk doubled',
    ({ file }) => of(chunksOf(file, ([head, first, second]) => [head, first, first, second])),
  ],
  ['chunk left out', ({ file }) => of(chunksOf(file, ([head, , second]) => [head, second]))],
  [
    'chunk of another package',
    ({ file, other }, random) => {
      const theirs = cut(other);
      return of(
        chunksOf(file, ([head, first, second]) =>
          random() < 0.5 ? [head, theirs[1], second] : [head, first, theirs[2]],
        ),
      );
    },
  ],
  [
    'header of another package',
    ({ file, other }) =>
      of(joined(other.subarray(0, headerLength(other)), file.subarray(headerLength(file)))),
  ],
  ['random bytes', (_, random) => of(bytes(random, below(random, 400)))],
  [
    'random bytes after a first line',
    (_, random) => of(joined(Buffer.from('age-encryption.org/v1\n'), bytes(random, below(random, 400)))),
  ],
  // Parts, encrypted anew: what anybody can do who knows the public key of the recipient.
  [
    'content changed',
    (setting, random) =>
      crafted(setting, {
        content: [
          flipped(setting.parts.content[0] ?? EMPTY, below(random, contentLengthOf(setting)), random),
        ],
      }),
  ],
  [
    'content shortened',
    (setting, random) =>
      crafted(setting, {
        content: [
          (setting.parts.content[0] ?? EMPTY).subarray(0, 1 + below(random, contentLengthOf(setting) - 1)),
        ],
      }),
  ],
  ['content left out', (setting) => crafted(setting, { content: [] })],
  [
    'content in two chunks',
    (setting, random) => crafted(setting, { content: halves(setting.parts.content[0] ?? EMPTY, random) }),
  ],
  ['content of another package', (setting) => crafted(setting, { content: setting.otherParts.content })],
  ['closing of another package', (setting) => crafted(setting, { closing: setting.otherParts.closing })],
  ['opening of another package', (setting) => crafted(setting, { opening: setting.otherParts.opening })],
  [
    'content and closing of another package',
    (setting) =>
      crafted(setting, { content: setting.otherParts.content, closing: setting.otherParts.closing }),
  ],
  ['closing as opening', (setting) => crafted(setting, { opening: setting.parts.closing })],
  ['opening as closing', (setting) => crafted(setting, { closing: setting.parts.opening })],
  ['receipt as opening', (setting) => crafted(setting, { opening: setting.receipt })],
  [
    'parts in another order',
    async (setting, random) => of(await encrypted(setting, shuffled(framesOf(setting.parts), random))),
  ],
  [
    'part doubled',
    async (setting, random) => {
      const frames = framesOf(setting.parts);
      return of(await encrypted(setting, [...frames, pick(random, frames)]));
    },
  ],
  [
    'part left out',
    async (setting, random) =>
      of(await encrypted(setting, without(framesOf(setting.parts), below(random, 4)))),
  ],
  [
    'part of unknown kind',
    async (setting, random) =>
      of(
        await encrypted(setting, [
          ...framesOf(setting.parts),
          joined(Buffer.from([below(random, 256)]), Buffer.alloc(4)),
        ]),
      ),
  ],
  [
    'part longer than the file',
    async (setting) =>
      of(
        await encrypted(setting, [...framesOf(setting.parts).slice(0, 2), Buffer.from([0x44, 0, 15, 0, 0])]),
      ),
  ],
  [
    'part longer than allowed',
    async (setting) =>
      of(
        await encrypted(setting, [
          ...framesOf(setting.parts).slice(0, 2),
          Buffer.from([0x44, 255, 255, 255, 255]),
        ]),
      ),
  ],
  [
    'other format version',
    async (setting) =>
      of(
        await encrypted(setting, [Buffer.from('foreland-package/0\n'), ...framesOf(setting.parts).slice(1)]),
      ),
  ],
  [
    'chunks of content swapped',
    (setting) => crafted(setting, { ...setting.large, content: setting.large.content.toReversed() }),
  ],
  [
    'chunk of content of another package',
    (setting, random) => {
      const [one, two] =
        random() < 0.5 ? [setting.large, setting.otherLarge] : [setting.otherLarge, setting.large];
      return crafted(setting, { ...one, content: [...one.content.slice(0, 1), ...two.content.slice(1)] });
    },
  ],
  [
    'chunk of content left out',
    (setting, random) =>
      crafted(setting, { ...setting.large, content: [setting.large.content[below(random, 2)] ?? EMPTY] }),
  ],
  // Signatures: what another partner, or a thief of nothing, can do.
  [
    'member changed, signature kept',
    (setting, random) =>
      crafted(setting, { opening: withPayload(setting.parts.opening, changedMember(setting, random)) }),
  ],
  [
    'member changed, signed by another partner',
    (setting, random) =>
      crafted(setting, signedBy(setting, setting.rogue.identity.signing, changedMember(setting, random))),
  ],
  [
    'signed by another partner',
    (setting) => crafted(setting, signedBy(setting, setting.rogue.identity.signing)),
  ],
  [
    'signed by another partner under the key id of the sender',
    (setting) =>
      crafted(
        setting,
        signedBy(setting, { ...setting.rogue.identity.signing, kid: kidOf(setting.parts.opening) }),
      ),
  ],
  ['signed by a stranger', (setting) => crafted(setting, signedBy(setting, setting.stranger.signing))],
  [
    'closing signed by another partner',
    (setting) =>
      crafted(setting, { closing: resigned(setting.parts.closing, setting.rogue.identity.signing) }),
  ],
  [
    'key id changed',
    (setting, random) =>
      crafted(setting, {
        opening: withHeader(setting.parts.opening, {
          kid: pick(random, [setting.rogue.identity.signing.kid, '', '../../etc/passwd', 'A'.repeat(43)]),
        }),
      }),
  ],
  ['algorithm none', (setting) => crafted(setting, { opening: unsigned(setting.parts.opening) })],
  [
    'algorithm changed',
    (setting, random) =>
      crafted(setting, {
        opening: withHeader(setting.parts.opening, {
          alg: pick(random, ['none', 'HS256', 'ES256', 'RS256', 'Ed448', 'eddsa', '']),
        }),
      }),
  ],
  ['public key as secret of HS256', (setting) => crafted(setting, { opening: hmacSigned(setting) })],
  [
    'header with a key of its own',
    (setting) =>
      crafted(setting, {
        opening: withHeader(setting.parts.opening, {
          jwk: { kty: 'OKP', crv: 'Ed25519', x: setting.stranger.signing.publicKey },
        }),
      }),
  ],
  [
    'header with crit',
    (setting) =>
      crafted(setting, { opening: withHeader(setting.parts.opening, { crit: ['b64'], b64: false }) }),
  ],
  [
    'type changed',
    (setting) => crafted(setting, { opening: withHeader(setting.parts.opening, { typ: 'JWT' }) }),
  ],
  [
    'base64 in another form',
    (setting, random) => crafted(setting, { opening: otherBase64(setting.parts.opening, random) }),
  ],
  [
    'character of the manifest changed',
    (setting, random) => {
      const [part, text] =
        random() < 0.5
          ? (['opening', setting.parts.opening] as const)
          : (['closing', setting.parts.closing] as const);
      return crafted(setting, { [part]: otherCharacter(text, random) });
    },
  ],
  // Good packages in the wrong place or at the wrong time.
  ['sent on by a recipient', (setting) => crafted(setting, setting.forRogue)],
  ['meant for another', (setting) => ({ recipient: setting.rogue.identity })],
  [
    'meant for another, who has the key',
    (setting) => ({ recipient: { ...setting.victim.identity, partner: 'DE' } }),
  ],
  [
    'expired',
    (_, random) => ({ now: new Date(EXAMPLE_NOW.getTime() + DAY + 1000 + below(random, 100 * DAY)) }),
  ],
  [
    'not yet valid',
    (_, random) => ({ now: new Date(EXAMPLE_NOW.getTime() - 301_000 - below(random, 100 * DAY)) }),
  ],
  ['sender revoked', ({ revoked }) => ({ directory: revoked })],
  ['sender unknown', ({ withoutSender }) => ({ directory: withoutSender })],
  ['played again', ({ digest }) => ({ received: () => digest })],
  ['id used before', ({ otherParts }) => ({ received: () => otherParts.closing })],
  [
    'source that fails',
    ({ file }, random) => ({ source: () => failing(file.subarray(0, below(random, file.length))) }),
  ],
];

function contentLengthOf({ parts }: Setting): number {
  return parts.content[0]?.length ?? 0;
}

function of(file: Uint8Array): Attempt {
  return { source: () => [file] };
}

async function crafted(setting: Setting, changed: Partial<Parts>): Promise<Attempt> {
  return of(await encrypted(setting, framesOf({ ...setting.parts, ...changed })));
}

function framesOf({ opening, content, closing }: Parts): Uint8Array[] {
  return [
    magicLine(),
    joined(frameHead('opening', opening.length), Buffer.from(opening)),
    ...content.map((chunk) => joined(frameHead('chunk', chunk.length), chunk)),
    joined(frameHead('closing', closing.length), Buffer.from(closing)),
  ];
}

async function encrypted({ victim }: Setting, plaintext: readonly Uint8Array[]): Promise<Uint8Array> {
  const { header, fileKey } = await makeAgeHeader([victim.terms.recipient]);
  const nonce = crypto.getRandomValues(new Uint8Array(16));
  return joined(header, await concat(encryptPayload(fileKey, nonce, plaintext)));
}
