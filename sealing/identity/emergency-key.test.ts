import { expect, test } from 'vitest';
import { emergencyKeyText, parseEmergencyKey } from './emergency-key.ts';
import { exampleSeed } from './example-partners.ts';
import { signingKeyFromSeed } from './keys.ts';

const seed = exampleSeed('NL emergency');

test('the file of an emergency key is read as it was written', () => {
  const { partner, key } = parseEmergencyKey(emergencyKeyText('NL', seed));
  expect([partner, key.kid]).toEqual(['NL', signingKeyFromSeed(seed).kid]);
});

test('the bare seed that lies in the folder of a node is read too', () => {
  const { partner, key } = parseEmergencyKey(`${Buffer.from(seed).toString('hex')}\n`);
  expect([partner, key.kid]).toEqual([undefined, signingKeyFromSeed(seed).kid]);
});

test.each([
  ['nothing', ''],
  ['half of it', emergencyKeyText('NL', seed).slice(0, 100)],
  [
    'a slip in the seed',
    emergencyKeyText('NL', seed).replace(
      /"seed": "(.)/,
      (_, first: string) => `"seed": "${first === 'a' ? 'b' : 'a'}`,
    ),
  ],
  ['another partner’s name', emergencyKeyText('NL', seed).replace('"NL"', '"XX"')],
  ['another version', emergencyKeyText('NL', seed).replace('"version": 1', '"version": 2')],
  ['a member more', emergencyKeyText('NL', seed).replace('{', '{"more": 1,')],
  ['too much', `${emergencyKeyText('NL', seed)}${' '.repeat(5000)}`],
])('%s is refused', (_, text) => {
  expect(() => parseEmergencyKey(text)).toThrow(expect.objectContaining({ name: 'IdentityRefused' }));
});
