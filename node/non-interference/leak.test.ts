import { parseLabel } from '@foreland/model';
import type { StatementDraft } from '@foreland/model';
import { expect, test } from 'vitest';
import { readerOf, record } from './record.ts';
import { askRecords } from './script.ts';

test('the comparison itself would notice a leak', async () => {
  const label = parseLabel({
    originators: ['DE'],
    audience: ['DE', 'GB'],
    purposes: ['operational-analysis'],
    handling: ['H0'],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy: '2029-01-01',
  });
  const draft: StatementDraft = {
    record: 'DE:p-1',
    schema: 'Person',
    property: 'name',
    value: 'Karim Hadi',
    label,
    kind: 'fact',
    subject: 'suspect',
  };
  const reader = readerOf('gb-analyst');
  const without = await record(reader, { visible: [draft], hidden: [] }, askRecords);
  const leaked = { ...draft, property: 'alias', value: 'Karim' };
  const more = await record(reader, { visible: [draft], hidden: [leaked] }, askRecords);
  expect(more.answers).not.toEqual(without.answers);
});
