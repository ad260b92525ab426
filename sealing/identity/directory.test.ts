import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueNextCard, parseCard } from './card.ts';
import type { PartnerCard } from './card.ts';
import {
  EMPTY_DIRECTORY,
  acceptCard,
  acceptRevocation,
  cardInForce,
  directoryTexts,
  enrol,
  restoreDirectory,
  signingKeyOf,
} from './directory.ts';
import type { Directory } from './directory.ts';
import {
  EXAMPLE_NOW,
  exampleDirectory,
  exampleIdentity,
  examplePartner,
  exampleSeed,
} from './example-partners.ts';
import { assertFingerprint, fingerprintOf } from './fingerprint.ts';
import { signingKeyFromSeed } from './keys.ts';
import { mergeDirectory, publishDirectory, readDirectory } from './published-directory.ts';
import { IdentityRefused } from './refusal.ts';
import { issueRevocation } from './revocation.ts';

const DAY = 86_400_000;
const now = EXAMPLE_NOW;
const later = (days: number) => new Date(now.getTime() + days * DAY);
const reason = (code: string) => expect.objectContaining({ reason: code });

const gb = await examplePartner('GB');
const fr = await examplePartner('FR');
const de = await examplePartner('DE');
const directory = await exampleDirectory([gb, fr]);
const first = cardInForce(directory, 'FR', now);
const second = await exampleIdentity('FR', 2);

/** The next card of FR with the keys of its second generation. */
function next(before: PartnerCard, changes: Partial<typeof fr.terms> = {}, signing = second.signing) {
  return issueNextCard(
    before,
    { ...fr.terms, recipient: second.decryption[0].recipient, validFrom: now, ...changes },
    { signing, vouching: { by: 'signing', key: fr.identity.signing } },
  );
}

function revoke(kid: string, key = fr.emergency, isEmergency = true) {
  return issueRevocation({ partner: 'FR', kid, reason: 'compromised', revokedAt: now }, { key, isEmergency });
}

describe('enrolment', () => {
  it('needs the fingerprint of the card, whole and as it was read out', async () => {
    const { digest } = await parseCard(de.card);
    const fingerprint = fingerprintOf(digest);
    expect(fingerprint).toMatch(/^(\d{5} ){7}\d{5}$/);
    const enrolled = await enrol(directory, de.card, { fingerprint: fingerprint.replaceAll(' ', '-'), now });
    expect(cardInForce(enrolled, 'DE', now).origin).toBe('https://de.foreland.example:8443');
    const other = fingerprintOf(first.digest);
    await expect(enrol(directory, de.card, { fingerprint: other, now })).rejects.toThrow(
      reason('fingerprint-differs'),
    );
    expect(directory.entries.has('DE')).toBe(false);
  });

  it('tells a slip from another card: every changed digit and every swap of neighbours', () => {
    const digits = fingerprintOf(first.digest).replaceAll(' ', '');
    for (let place = 0; place < digits.length; place++) {
      const wrong = `${digits.slice(0, place)}${(Number(digits[place]) + 3) % 10}${digits.slice(place + 1)}`;
      expect(() => assertFingerprint(first.digest, wrong)).toThrow(reason('fingerprint-mistyped'));
      const [a = '', b = ''] = digits.slice(place, place + 2);
      if (a === b || b === '') continue;
      const swapped = `${digits.slice(0, place)}${b}${a}${digits.slice(place + 2)}`;
      expect(() => assertFingerprint(first.digest, swapped)).toThrow(reason('fingerprint-mistyped'));
    }
    expect(() => assertFingerprint(first.digest, '')).toThrow(reason('fingerprint-mistyped'));
  });

  it('refuses a second card without being told to begin anew, and a card with the key of another', async () => {
    const theirs = await issueNextCard(
      first,
      { ...fr.terms, partner: 'DE' },
      {
        signing: gb.identity.signing,
        vouching: { by: 'signing', key: fr.identity.signing },
      },
    );
    const { digest } = await parseCard(theirs);
    await expect(enrol(directory, theirs, { fingerprint: fingerprintOf(digest), now })).rejects.toThrow(
      reason('key-of-another'),
    );
    const text = await next(first);
    const fingerprint = fingerprintOf((await parseCard(text)).digest);
    await expect(enrol(directory, text, { fingerprint, now })).rejects.toThrow(reason('partner-enrolled'));
    const anew = await enrol(directory, text, { fingerprint, now, replace: true });
    expect(cardInForce(anew, 'FR', now).signing.kid).toBe(second.signing.kid);
    expect(() => signingKeyOf(anew, 'FR', first.signing.kid, now)).toThrow(reason('key-superseded'));
  });
});

describe('rotation', () => {
  it('takes a card that the old and the new key signed, and lets both count for a week', async () => {
    const rotated = await acceptCard(directory, await next(first), { now });
    expect(cardInForce(rotated, 'FR', now).serial).toBe(2);
    expect(signingKeyOf(rotated, 'FR', first.signing.kid, later(6)).kid).toBe(first.signing.kid);
    expect(() => signingKeyOf(rotated, 'FR', first.signing.kid, later(8))).toThrow(reason('key-superseded'));
    expect(signingKeyOf(rotated, 'FR', second.signing.kid, later(8)).kid).toBe(second.signing.kid);
  });

  it('keeps the card before in force until the next one begins', async () => {
    const ahead = await acceptCard(directory, await next(first, { validFrom: later(3) }), { now });
    expect(cardInForce(ahead, 'FR', now).serial).toBe(1);
    expect(cardInForce(ahead, 'FR', later(3)).serial).toBe(2);
    expect(() => signingKeyOf(ahead, 'FR', second.signing.kid, now)).toThrow(reason('card-not-yet-valid'));
  });

  it('refuses what is older, forked, out of turn, unvouched or expired', async () => {
    const text = await next(first);
    const rotated = await acceptCard(directory, text, { now });
    expect(await acceptCard(rotated, text, { now })).toBe(rotated);
    await expect(acceptCard(rotated, fr.card, { now })).rejects.toThrow(reason('card-outdated'));
    const fork = await next(first, { origin: 'https://elsewhere.example' });
    await expect(acceptCard(rotated, fork, { now })).rejects.toThrow(reason('card-forked'));
    const third = await issueNextCard(
      await parseCard(text),
      { ...fr.terms, validFrom: now },
      {
        signing: second.signing,
        vouching: { by: 'signing', key: second.signing },
      },
    );
    await expect(acceptCard(directory, third, { now })).rejects.toThrow(reason('card-gap'));
    const otherFork = await issueNextCard(await parseCard(fork), fr.terms, {
      signing: second.signing,
      vouching: { by: 'signing', key: second.signing },
    });
    await expect(acceptCard(rotated, otherFork, { now })).rejects.toThrow(reason('card-forked'));
    const unvouched = await issueNextCard(first, fr.terms, {
      signing: second.signing,
      vouching: { by: 'signing', key: second.signing },
    });
    await expect(acceptCard(directory, unvouched, { now })).rejects.toThrow(reason('card-unvouched'));
    const expired = await next(first, { validFrom: later(-3), validUntil: later(-1) });
    await expect(acceptCard(directory, expired, { now })).rejects.toThrow(reason('card-expired'));
    await expect(acceptCard(directory, de.card, { now })).rejects.toThrow(reason('partner-unknown'));
  });

  it('never brings a replaced key back', async () => {
    const rotated = await acceptCard(directory, await next(first), { now });
    const back = await issueNextCard(
      cardInForce(rotated, 'FR', now),
      { ...fr.terms, validFrom: now },
      {
        signing: fr.identity.signing,
        vouching: { by: 'signing', key: second.signing },
      },
    );
    await expect(acceptCard(rotated, back, { now })).rejects.toThrow(reason('key-superseded'));
  });

  it('refuses a card whose text was changed', async () => {
    const text = await next(first);
    const jws = JSON.parse(text) as {
      payload: string;
      signatures: { protected: string; signature: string }[];
    };
    const payload = Buffer.from(
      Buffer.from(jws.payload, 'base64url').toString().replace('fr.foreland', 'xx.foreland'),
    ).toString('base64url');
    const [signature, other] = jws.signatures;
    await expect(parseCard(JSON.stringify({ ...jws, payload }))).rejects.toThrow(reason('signature-invalid'));
    await expect(parseCard(JSON.stringify({ ...jws, signatures: [other] }))).rejects.toThrow(
      reason('card-unvouched'),
    );
    await expect(parseCard(JSON.stringify({ ...jws, signatures: [signature, signature] }))).rejects.toThrow(
      reason('statement-malformed'),
    );
    await expect(parseCard(` ${text}`)).rejects.toThrow(reason('statement-malformed'));
    await expect(parseCard('{}')).rejects.toThrow(reason('content-invalid'));
    await expect(parseCard('[')).rejects.toThrow(reason('statement-malformed'));
  });
});

describe('hostile texts', async () => {
  const card = await next(first);
  const revocation = await revoke(first.signing.kid);
  const published = await publishDirectory(directory, {
    issuer: 'GB',
    key: gb.identity.signing,
    issued: now,
    until: later(30),
  });
  const readers = [
    [card, (text: string) => acceptCard(directory, text, { now })],
    [revocation, (text: string) => acceptRevocation(directory, text)],
    [published, (text: string) => readDirectory(text, { directory, now })],
  ] as const;

  it('with one character changed, left out or doubled are refused, each with a reason', async () => {
    const change = fc.record({
      reader: fc.constantFrom(...readers),
      place: fc.nat(),
      by: fc.constantFrom('', 'A', 'B', '_', '"', '.', '=', ' ', '\n', '\u0000', '\ud800', '€'),
      away: fc.constantFrom(0, 1),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ reader: [text, read], place, by, away }) => {
        const at = place % text.length;
        const changed = text.slice(0, at) + by + text.slice(at + away);
        if (changed !== text) await expect(read(changed)).rejects.toBeInstanceOf(IdentityRefused);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('of any kind are refused, each with a reason', async () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom('['.repeat(15_000), '{"payload":'.repeat(1000)),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...readers), anything, async ([, read], text) => {
        await expect(read(text)).rejects.toBeInstanceOf(IdentityRefused);
      }),
      { numRuns: 100, seed: 3 },
    );
  });
});

describe('revocation', () => {
  it('by the emergency key ends a key at once; a card that the same key vouches for goes on', async () => {
    const revoked = await acceptRevocation(directory, await revoke(first.signing.kid));
    expect(() => cardInForce(revoked, 'FR', now)).toThrow(reason('key-revoked'));
    expect(() => signingKeyOf(revoked, 'FR', first.signing.kid, now)).toThrow(reason('key-revoked'));
    await expect(acceptCard(revoked, await next(first), { now })).rejects.toThrow(reason('key-revoked'));
    const rescue = await issueNextCard(
      first,
      { ...fr.terms, recipient: second.decryption[0].recipient, validFrom: now },
      {
        signing: second.signing,
        vouching: {
          by: 'emergency',
          key: fr.emergency,
          nextEmergency: signingKeyFromSeed(exampleSeed('FR emergency 2')).kid,
        },
      },
    );
    const rescued = await acceptCard(revoked, rescue, { now });
    expect(cardInForce(rescued, 'FR', now).signing.kid).toBe(second.signing.kid);
    expect(() => signingKeyOf(rescued, 'FR', first.signing.kid, now)).toThrow(reason('key-revoked'));
  });

  it('is for the key itself, the keys after it, and the emergency key; for nobody else', async () => {
    const rotated = await acceptCard(directory, await next(first), { now });
    await acceptRevocation(rotated, await revoke(first.signing.kid, fr.identity.signing, false));
    await acceptRevocation(rotated, await revoke(first.signing.kid, second.signing, false));
    await expect(
      acceptRevocation(rotated, await revoke(second.signing.kid, fr.identity.signing, false)),
    ).rejects.toThrow(reason('revocation-unauthorised'));
    await expect(
      acceptRevocation(rotated, await revoke(first.signing.kid, gb.emergency, true)),
    ).rejects.toThrow(reason('revocation-unauthorised'));
    await expect(
      acceptRevocation(rotated, await revoke(first.signing.kid, gb.identity.signing, false)),
    ).rejects.toThrow(reason('key-unknown'));
    await expect(acceptRevocation(rotated, await revoke(gb.identity.signing.kid))).rejects.toThrow(
      reason('key-unknown'),
    );
    const [header, payload, signature = ''] = (await revoke(first.signing.kid)).split('.');
    const forged = [header, payload, `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`].join('.');
    await expect(acceptRevocation(rotated, forged)).rejects.toThrow(reason('signature-invalid'));
  });
});

describe('a directory', () => {
  async function eventful(): Promise<Directory> {
    const rotated = await acceptCard(directory, await next(first), { now });
    const revoked = await acceptRevocation(rotated, await revoke(first.signing.kid, second.signing, false));
    const third = await issueNextCard(
      cardInForce(revoked, 'FR', now),
      { ...fr.terms, validFrom: later(1) },
      {
        signing: (await exampleIdentity('FR', 3)).signing,
        vouching: { by: 'signing', key: second.signing },
      },
    );
    const anew = await acceptCard(revoked, third, { now });
    const fourth = await issueNextCard(
      cardInForce(anew, 'FR', later(1)),
      { ...fr.terms, validFrom: later(2) },
      {
        signing: (await exampleIdentity('FR', 4)).signing,
        vouching: { by: 'signing', key: (await exampleIdentity('FR', 5)).signing },
      },
    );
    const fingerprint = fingerprintOf((await parseCard(fourth)).digest);
    return enrol(anew, fourth, { fingerprint, now, replace: true });
  }

  it('comes back from its texts as it was, whatever their order', async () => {
    const before = await eventful();
    const texts = directoryTexts(before);
    const shape = (each: Directory) => JSON.stringify(directoryTexts(each));
    expect(shape(await restoreDirectory(texts))).toBe(shape(before));
    const mixed = { ...texts, cards: [...texts.cards].reverse() };
    expect(shape(await restoreDirectory(mixed))).toBe(shape(before));
    expect(texts.anchors.map(({ partner }) => partner)).toEqual(['GB', 'FR', 'FR']);
    await expect(restoreDirectory({ ...texts, cards: texts.cards.slice(1) })).rejects.toThrow(
      reason('card-unvouched'),
    );
    await expect(
      restoreDirectory({ anchors: [], cards: [], revocations: texts.revocations }),
    ).rejects.toThrow(reason('partner-unknown'));
  });

  it('names what is wrong with a key', () => {
    expect(() => signingKeyOf(directory, 'DE', first.signing.kid, now)).toThrow(reason('partner-unknown'));
    expect(() => signingKeyOf(directory, 'GB', first.signing.kid, now)).toThrow(reason('key-of-another'));
    expect(() => signingKeyOf(directory, 'GB', de.identity.signing.kid, now)).toThrow(reason('key-unknown'));
    expect(() => signingKeyOf(directory, 'FR', first.signing.kid, later(1000))).toThrow(
      reason('card-expired'),
    );
    expect(() => cardInForce(directory, 'FR', later(1000))).toThrow(reason('card-expired'));
    expect(() => cardInForce(directory, 'FR', later(-1000))).toThrow(reason('card-not-yet-valid'));
    expect(() => cardInForce(EMPTY_DIRECTORY, 'FR', now)).toThrow(reason('partner-unknown'));
  });

  it('is published, read and taken over; strangers in it wait for a fingerprint', async () => {
    const rotated = await acceptCard(directory, await next(first), { now });
    const revoked = await acceptRevocation(rotated, await revoke(first.signing.kid));
    const full = await enrol(revoked, de.card, {
      fingerprint: fingerprintOf((await parseCard(de.card)).digest),
      now,
    });
    const as = { issuer: 'GB', key: gb.identity.signing, issued: now, until: later(30) } as const;
    const published = await readDirectory(await publishDirectory(full, as), { directory, now });
    const merged = await mergeDirectory(directory, published, { now });
    expect(merged.changed).toEqual(['FR']);
    expect(merged.introduced.map(({ partner }) => partner)).toEqual(['DE']);
    expect(merged.refused).toEqual([]);
    expect(cardInForce(merged.directory, 'FR', now).serial).toBe(2);
    expect(() => signingKeyOf(merged.directory, 'FR', first.signing.kid, now)).toThrow(reason('key-revoked'));
    const again = await mergeDirectory(merged.directory, published, { now });
    expect(again.directory).toBe(merged.directory);

    const fork = await acceptCard(directory, await next(first, { origin: 'https://elsewhere.example' }), {
      now,
    });
    const forked = await mergeDirectory(fork, published, { now });
    expect(forked.refused).toEqual([{ partner: 'FR', reason: 'card-forked' }]);
  });

  it('is refused when older, forked, expired, early or by a stranger', async () => {
    const as = { issuer: 'GB', key: gb.identity.signing, issued: now, until: later(30) } as const;
    const one = await publishDirectory(directory, as);
    const last = await readDirectory(one, { directory, now });
    const two = await publishDirectory(directory, { ...as, after: last });
    const newer = await readDirectory(two, { directory, now, last });
    expect(newer.number).toBe(2);
    await expect(readDirectory(one, { directory, now, last: newer })).rejects.toThrow(
      reason('directory-outdated'),
    );
    const other = await publishDirectory(EMPTY_DIRECTORY, { ...as, after: last });
    await expect(readDirectory(other, { directory, now, last: newer })).rejects.toThrow(
      reason('directory-forked'),
    );
    const unlinked = await publishDirectory(directory, { ...as, after: { ...newer, digest: last.digest } });
    await expect(readDirectory(unlinked, { directory, now, last: newer })).rejects.toThrow(
      reason('directory-forked'),
    );
    await expect(readDirectory(one, { directory, now: later(31) })).rejects.toThrow(
      reason('directory-expired'),
    );
    await expect(readDirectory(one, { directory, now: later(-1) })).rejects.toThrow(
      reason('directory-not-yet-valid'),
    );
    await expect(readDirectory(one, { directory: EMPTY_DIRECTORY, now })).rejects.toThrow(
      reason('partner-unknown'),
    );
  });
});
