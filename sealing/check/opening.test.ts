import { generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { joined, utf8 } from './bytes.ts';
import { auditOpening, openingBytes, parseOpening } from './opening.ts';
import type { CheckOpening } from './opening.ts';
import { sealOpening, unsealOpening } from './sealed-opening.ts';
import { REASON, SCOPE, phone, testPair } from './testing.ts';

// A machine at work takes several times as long.
const refused = (code: string): unknown => expect.objectContaining({ code: `check-${code}` });

describe('an opening', () => {
  test('tells the auditor exactly what was asked, for which case, by whom', async () => {
    const pair = await testPair();
    const asked = await pair.ask([phone(5), phone(1)]);
    const audited = auditOpening(asked.opening, asked.request);
    expect(audited).toMatchObject({
      request: { ...SCOPE, ...REASON, id: asked.id, count: 16 },
      values: ['tel|+447700900001', 'tel|+447700900005'],
      padding: 14,
    });
  });

  test('that claims anything else does not fit', async () => {
    const pair = await testPair();
    const asked = await pair.ask([phone(5), phone(1)]);
    const other = await pair.ask([phone(5), phone(1)]);
    const { opening } = asked;
    const real = opening.slots.findIndex(({ value }) => value !== 'pad|');
    const withSlot = (value: string): CheckOpening => ({
      ...opening,
      slots: opening.slots.map((slot, at) => (at === real ? { ...slot, value } : slot)),
    });
    const claims: CheckOpening[] = [
      withSlot('pad|'),
      withSlot(phone(2).text),
      { ...opening, case: 'another case' },
      { ...opening, officer: 'another' },
      { ...opening, purpose: 'exchange' },
      { ...opening, epoch: '2026-11-24' },
      { ...opening, slots: opening.slots.slice(1) },
      { ...opening, slots: opening.slots.toReversed() },
      { ...opening, id: other.id },
    ];
    for (const claim of claims) {
      expect(() => auditOpening(claim, asked.request)).toThrow(refused('opening-does-not-fit'));
    }
    expect(() => auditOpening(opening, other.request)).toThrow(refused('opening-does-not-fit'));
    expect(() => auditOpening(opening, asked.request.subarray(1))).toThrow(refused('unreadable'));
  });

  test('is read back by the data-protection officer alone', async () => {
    const { opening } = await (await testPair()).ask([phone(5)]);
    const identity = await generateIdentity();
    const sealed = await sealOpening(opening, [await identityToRecipient(identity)]);
    expect(await unsealOpening(sealed, identity)).toEqual(opening);
    await expect(unsealOpening(sealed, await generateIdentity())).rejects.toThrow(refused('opening-sealed'));
    const changed = sealed.slice();
    changed[changed.length - 1] = (changed[changed.length - 1] ?? 0) ^ 1;
    await expect(unsealOpening(changed, identity)).rejects.toThrow(refused('opening-sealed'));
    await expect(unsealOpening(new Uint8Array(), identity)).rejects.toThrow(refused('opening-sealed'));
    await expect(sealOpening(opening, [])).rejects.toThrow(refused('opening-recipient'));
    await expect(sealOpening(opening, ['age1wrong'])).rejects.toThrow(refused('opening-recipient'));
  });

  test('is refused where it is none', async () => {
    const { opening } = await (await testPair()).ask([phone(5)]);
    expect(parseOpening(openingBytes(opening))).toEqual(opening);
    const wrong: unknown[] = [
      null,
      [],
      { ...opening, format: 'x' },
      { ...opening, asked: 'XX' },
      { ...opening, id: '' },
      { ...opening, slots: opening.slots.slice(1) },
      { ...opening, slots: opening.slots.map(() => ({ value: 1, blind: '00' })) },
      { ...opening, slots: opening.slots.map((slot) => ({ ...slot, blind: '0'.repeat(64) })) },
      { ...opening, slots: opening.slots.map(() => null) },
    ];
    for (const value of wrong) {
      expect(() => parseOpening(utf8(JSON.stringify(value)))).toThrow(refused('unreadable'));
    }
    expect(() => parseOpening(joined([openingBytes(opening), utf8('}')]))).toThrow(refused('unreadable'));
    expect(() => parseOpening(utf8(JSON.stringify({ ...opening, officer: '' })))).toThrow(refused('reason'));
  });
});
