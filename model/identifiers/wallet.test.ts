import { describe, expect, test } from 'vitest';
import { parseIdentifier } from './parse.ts';
import { toChecksumCase } from './wallet.ts';

const parse = (raw: string) => parseIdentifier('wallet', raw);

describe('Ethereum (EIP-55 test cases)', () => {
  const EXAMPLES = [
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
    '0xde709f2102306220921060314715629080e2fb77',
    '0x27b1fdb04752bbc536007a920d24acb045561c26',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ];
  test.each(EXAMPLES)('%s', (address) => {
    expect(toChecksumCase(address)).toBe(address);
    const mixed = /[a-f]/.test(address.slice(2)) && /[A-F]/.test(address.slice(2));
    expect(parse(address)).toEqual({
      class: 'wallet',
      value: address.toLowerCase(),
      checksum: mixed ? 'passed' : 'none',
    });
  });
  test('a letter in the wrong case fails', () => {
    expect(parse('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed')?.checksum).toBe('failed');
  });
});

describe('Bitcoin', () => {
  test.each([
    // BIP 173 and BIP 350
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
    'bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y',
    'BC1SW50QGDZ25J',
    'bc1zw508d6qejxtdg4y5r3zarvaryvaxxpcs',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    // Genesis block; BIP 13
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
    '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
    '1111111111111111111114oLvT2',
  ])('%s passes', (address) => {
    expect(parse(address)?.checksum).toBe('passed');
  });
  test.each([
    // BIP 350: invalid checksum, Bech32 instead of Bech32m and the reverse, mixed case, version, padding, length
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd',
    'bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4',
    'BC1S0XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ54WELL',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh',
    'BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav',
    'BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P',
    'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v07qwwzcrf',
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb',
    '1111111111111111111114oLvT3',
    '11111111111111111111114oLvT2',
  ])('%s fails its check and is kept', (address) => {
    expect(parse(address)?.checksum).toBe('failed');
  });
  test('payment address', () => {
    expect(parse('bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa?amount=1')?.value).toBe(
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    );
  });
});

test('Tron', () => {
  expect(parse('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t')?.checksum).toBe('passed');
  expect(parse('TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u')?.checksum).toBe('failed');
});

test('Monero', () => {
  const donation =
    '44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A';
  expect(parse(donation)?.checksum).toBe('passed');
  expect(parse(donation.replace('AFF', 'AFG'))?.checksum).toBe('failed');
  expect(parse(donation.slice(0, -1))).toBeUndefined();
});

test.each(['', '0x123', 'bc1', 'bc1pw5dgrnzv', 'hello', 'T123', '0x' + 'g'.repeat(40), 'l'.repeat(34)])(
  'not an address: %s',
  (raw) => {
    expect(parse(raw)).toBeUndefined();
  },
);
