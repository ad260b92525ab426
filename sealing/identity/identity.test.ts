import { ed25519 } from '@noble/curves/ed25519.js';
import { identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { signingKeyFromSeed, verificationKey } from './keys.ts';
import { exampleIdentity, exampleSeed } from './example-partners.ts';
import { identityFromSeeds } from './identity.ts';
import { parseStatement, signStatement, verifyStatement } from './statement.ts';
import type { StatementType } from './statement.ts';

const NOTE: StatementType = { typ: 'foreland.note+jws', longest: 4096 };
const LETTER: StatementType = { typ: 'foreland.letter+jws', longest: 4096 };

describe('keys', () => {
  it('come from a seed alone, as RFC 8032 section 7.1 says (test 1)', () => {
    const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
    expect(Buffer.from(signingKeyFromSeed(seed).publicKey, 'base64url').toString('hex')).toBe(
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    );
  });

  it('are named by their JWK thumbprint (RFC 8037 appendix A.3)', () => {
    expect(verificationKey('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo').kid).toBe(
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    );
  });

  it('of small order are refused, in every form', () => {
    const torsion = ['c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'];
    let point = ed25519.Point.fromHex(torsion[0] ?? '');
    expect(point.isSmallOrder()).toBe(true);
    for (let each = 0; each < 8; each++, point = point.add(ed25519.Point.fromHex(torsion[0] ?? '')))
      torsion.push(point.toHex());
    expect(new Set(torsion).size).toBe(8);
    for (const hex of torsion) {
      const text = Buffer.from(hex, 'hex').toString('base64url');
      expect(() => verificationKey(text)).toThrow(expect.objectContaining({ reason: 'key-weak' }));
    }
  });

  it('of the wrong length are refused', async () => {
    expect(() => signingKeyFromSeed(new Uint8Array(31))).toThrow(RangeError);
    expect(() => verificationKey('AAAA')).toThrow(expect.objectContaining({ reason: 'content-invalid' }));
    const seed = exampleSeed('one');
    await expect(identityFromSeeds({ partner: 'GB', signing: seed, encryption: [seed] })).rejects.toThrow(
      RangeError,
    );
  });

  it('for encryption are age recipients, newest first', async () => {
    const identity = await identityFromSeeds({
      partner: 'GB',
      signing: exampleSeed('a'),
      encryption: [exampleSeed('b'), exampleSeed('c')],
    });
    expect(identity.decryption.map(({ recipient }) => recipient)).toEqual([
      await identityToRecipient(identity.decryption[0].key),
      (await identityFromSeeds({ partner: 'GB', signing: exampleSeed('a'), encryption: [exampleSeed('c')] }))
        .decryption[0].recipient,
    ]);
  });
});

describe('a signed statement', async () => {
  const { signing } = await exampleIdentity('GB');
  const text = await signStatement(NOTE, { b: 1, a: 'é' }, signing);
  const [header = '', payload = '', signature = ''] = text.split('.');

  it('verifies, and its payload is canonical JSON', async () => {
    const statement = parseStatement(NOTE, text);
    expect(statement).toMatchObject({
      kid: signing.kid,
      payload: { a: 'é', b: 1 },
      payloadText: '{"a":"é","b":1}',
    });
    await verifyStatement(statement, signing);
  });

  it('is nothing but what it was signed to be', () => {
    expect(() => parseStatement(LETTER, text)).toThrow(expect.objectContaining({ reason: 'type-refused' }));
  });

  it.each([
    ['white space', Buffer.from('{"a": 1}').toString('base64url')],
    ['doubled members', Buffer.from('{"a":1,"a":2}').toString('base64url')],
    ['order of members', Buffer.from('{"b":1,"a":2}').toString('base64url')],
    ['nesting', Buffer.from('['.repeat(1000)).toString('base64url')],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22]).toString('base64url')],
    ['padding', `${payload}=`],
  ])('is refused for %s in its payload', (_, other) => {
    expect(() => parseStatement(NOTE, [header, other, signature].join('.'))).toThrow(
      expect.objectContaining({ reason: 'statement-malformed' }),
    );
  });

  it.each(['none', 'HS256', 'Ed448'])('is refused with the algorithm %s', (alg) => {
    const other = Buffer.from(JSON.stringify({ alg, kid: signing.kid, typ: NOTE.typ })).toString('base64url');
    for (const end of [signature, ''])
      expect(() => parseStatement(NOTE, [other, payload, end].join('.'))).toThrow(
        expect.objectContaining({ reason: 'algorithm-refused' }),
      );
  });

  it('does not verify by another key, nor by one that claims its name', async () => {
    const { signing: other } = await exampleIdentity('FR');
    const statement = parseStatement(NOTE, text);
    await expect(verifyStatement(statement, other)).rejects.toMatchObject({ reason: 'key-unknown' });
    await expect(verifyStatement(statement, { ...other, kid: signing.kid })).rejects.toMatchObject({
      reason: 'signature-invalid',
    });
  });
});
