import { leaveScopeText, parseLeaveScope } from '@foreland/model';
import type { LeaveScope } from '@foreland/model';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Directory } from '../identity/directory.ts';
import {
  EXAMPLE_NOW,
  exampleDirectory,
  exampleIdentity,
  examplePartner,
} from '../identity/example-partners.ts';
import type { Identity } from '../identity/identity.ts';
import { issueLeave, readLeave, verifyLeave } from './leave.ts';
import type { LeaveContent } from './leave.ts';
import { listDigest } from './list.ts';

let directory: Directory;
let originator: Identity;

beforeAll(async () => {
  directory = await exampleDirectory(await Promise.all([examplePartner('GB'), examplePartner('DE')]));
  originator = await exampleIdentity('GB');
});

const scopes: fc.Arbitrary<LeaveScope> = fc.oneof(
  fc.constant({ all: true } as const),
  fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 5 }).map((contributions) => ({ contributions })),
  fc.constantFrom(['GB:1'], ['GB:b', 'GB:ä']).map((records) => ({ records })),
  fc.constantFrom(['Vessel'], ['Person', 'Vehicle']).map((schemata) => ({ schemata })),
);
const contents: fc.Arbitrary<LeaveContent> = fc
  .record({
    id: fc.uuid(),
    edition: fc.integer({ min: 1, max: 1e6 }),
    scope: scopes,
    until: fc.constantFrom('2026-12-31', '2028-02-29'),
    statements: fc.nat({ max: 1_000_000 }),
    ended: fc.boolean(),
  })
  .map((some) => ({
    ...some,
    originator: 'GB' as const,
    holder: 'DE' as const,
    recipient: 'FR' as const,
    purpose: 'exchange' as const,
    list: listDigest(new Map([[some.id, [some.id]]])),
    signedAt: EXAMPLE_NOW.toISOString(),
  }));
const at = (): { directory: Directory; now: Date } => ({ directory, now: EXAMPLE_NOW });

test('what an originator signed is read again as it was', async () => {
  await fc.assert(
    fc.asyncProperty(contents, async (content) => {
      const { text, kid, scope, ...read } = await verifyLeave(await issueLeave(content, originator), at());
      const { scope: chosen, ...rest } = content;
      expect(read).toEqual(rest);
      expect(leaveScopeText(scope)).toBe(leaveScopeText(chosen));
      expect([kid, text.split('.')]).toEqual([originator.signing.kid, expect.any(Array)]);
    }),
    { numRuns: 40 },
  );
});

test('whoever changes a character, or signs for somebody else, is refused', async () => {
  const [content] = fc.sample(contents, 1);
  if (!content) throw new Error('nothing to sign');
  const text = await issueLeave(content, originator);
  for (let place = 0; place < text.length; place += 7) {
    const changed = `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`;
    await expect(verifyLeave(changed, at()), String(place)).rejects.toMatchObject({
      code: expect.any(String),
    });
  }
  const { signing } = await exampleIdentity('DE');
  const forged = await issueLeave(content, { ...originator, signing });
  await expect(verifyLeave(forged, at())).rejects.toMatchObject({ code: 'key-of-another' });
  expect(() => readLeave('')).toThrow(expect.objectContaining({ code: 'statement-malformed' }));
});

test('the digest of a list depends on what is in it, and on no order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.uuid(), fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 4 })), {
        minLength: 1,
        maxLength: 4,
        selector: ([contribution]) => contribution,
      }),
      (entries) => {
        const digest = listDigest(new Map(entries));
        const turned = entries.toReversed().map(([of, all]) => [of, all.toReversed()] as const);
        expect(listDigest(new Map(turned))).toBe(digest);
        const [first] = entries;
        if (!first) return;
        expect(listDigest(new Map(entries.slice(1)))).not.toBe(digest);
        expect(listDigest(new Map([...entries.slice(1), [first[0], [...first[1], first[0]]]]))).not.toBe(
          digest,
        );
      },
    ),
  );
});

test.each([
  'null',
  '[]',
  '{',
  '{"all":false}',
  '{"all":true,"records":["GB:1"]}',
  '{"records":[]}',
  '{"records":["no record"]}',
  '{"schemata":["vessel"]}',
  '{"contributions":["x"]}',
  '{"records":["GB:2","GB:1"]}',
  '{"surprise":["GB:1"]}',
])('%s is no scope', (text) => {
  expect(parseLeaveScope(text)).toBeUndefined();
});
