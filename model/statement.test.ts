import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';
import { contributionOf } from './contribution.ts';
import { parseGrading, formatGrading } from './grading.ts';
import { BOTTOM } from './label.ts';
import { leadId, leadRevision } from './lead.ts';
import { isRecordId, requireRecordId, statementId } from './statement.ts';
import type { StatementDraft } from './statement.ts';

const draft: StatementDraft = {
  record: 'GB:p-1',
  schema: 'Person',
  property: 'name',
  value: 'Ana',
  label: BOTTOM,
  kind: 'fact',
  subject: 'suspect',
  grading: '4x4/B/2',
};

describe('content addresses', () => {
  test('every member of a statement counts, its place in the source does not', () => {
    const changes: Partial<StatementDraft>[] = [
      { record: 'GB:p-2' },
      { schema: 'LegalEntity' },
      { property: 'alias' },
      { value: 'Anna' },
      { original: 'ANA' },
      { language: 'fr' },
      { kind: 'assessment' },
      { subject: 'contact' },
      { grading: '4x4/B/3' },
      { observedFrom: '2026-01-01' },
      { observedTo: '2026-01-01' },
      { label: { ...BOTTOM, level: 'secret' } },
    ];
    const ids = [draft, ...changes.map((change) => ({ ...draft, ...change }))].map((each) =>
      statementId(each),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(statementId({ ...draft, locator: 'row 7' })).toBe(statementId(draft));
  });

  test('canonical JSON does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
      }),
    );
  });

  test('the same file read the same way is the same contribution', () => {
    const terms = {
      partner: 'GB',
      title: 't',
      source: 's',
      legalBasis: 'l',
      receivedOn: '2026-01-01',
      fileHash: 'f',
      format: 'csv',
      mapping: undefined,
      exercise: true,
    } as const;
    expect(contributionOf(terms).id).toBe(contributionOf({ ...terms }).id);
    expect(contributionOf({ ...terms, mapping: 'm' }).id).not.toBe(contributionOf(terms).id);
  });

  test('a lead keeps its id while evidence grows, and changes its revision', () => {
    const anchor = { class: 'phone', value: '+447700900001' };
    const before = { kind: 'shared-identifier', anchor, subjects: [{ record: 'GB:p-1' }], evidence: ['a'] };
    const after = { ...before, evidence: ['a', 'b'] };
    expect(leadId('shared-identifier', anchor)).toBe(leadId('shared-identifier', { ...anchor }));
    expect(leadRevision(after)).not.toBe(leadRevision(before));
    expect(leadRevision({ ...after, evidence: ['b', 'a'] })).toBe(leadRevision(after));
  });
});

describe('record ids', () => {
  test.each(['GB:p-1', 'EUROPOL:x', 'FR:ab/cd:ef', 'NL:جواز'])('accepts %s', (id) =>
    expect(isRecordId(id)).toBe(true),
  );
  test.each(['', 'GB:', 'gb:1', 'GB:a b', 'GB:a\u0000', ':x', `GB:${'x'.repeat(201)}`, 'GB:a\u202eb'])(
    'refuses %j',
    (id) => {
      expect(() => requireRecordId(id)).toThrow(expect.objectContaining({ code: 'record-id-invalid' }));
    },
  );
});

describe('grading', () => {
  test.each(['4x4/A/1', '4x4/X/4', '3x5x2/1/B/P', '3x5x2/3/E', 'admiralty/F/6'])(
    '%s survives a round trip',
    (text) => expect(formatGrading(parseGrading(text))).toBe(text),
  );
  test.each(['4x4/D/1', '4x4/A/5', '4x4/A', '4x4/A/1/P', '3x5x2/0/A', 'toString/A/1', '', '4x4/__proto__/1'])(
    'refuses %j',
    (text) => {
      expect(() => parseGrading(text)).toThrow(expect.objectContaining({ code: 'grading-unknown' }));
    },
  );
});
