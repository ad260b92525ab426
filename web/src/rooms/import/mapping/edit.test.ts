import { describe, expect, it } from 'vitest';
import {
  addEntity,
  addProperty,
  changeEntity,
  freeKey,
  removeEntity,
  removeProperty,
  unreadColumns,
  usesOf,
} from './edit.ts';
import { readMapping } from './mapping.ts';
import type { Mapping } from './mapping.ts';

const HEADERS = ['Ref', 'Name', 'Status', 'IBAN', 'Seen', 'Bank'];

const MAPPING: Mapping = {
  version: 1,
  source: { headerRow: 1 },
  entities: [
    {
      key: 'person',
      schema: 'Person',
      kind: 'fact',
      id: { columns: ['Ref'], prefix: '' },
      subject: { column: 'Status' },
      observedFrom: { column: 'Seen', formats: [] },
      properties: [{ property: 'name', from: { column: 'Name' }, transforms: [] }],
    },
    {
      key: 'account',
      schema: 'BankAccount',
      kind: 'fact',
      id: { content: ['IBAN'], prefix: 'account-' },
      properties: [
        { property: 'iban', from: { column: 'IBAN' }, transforms: [] },
        { property: 'holder', from: { entity: 'person' }, transforms: [] },
      ],
    },
  ],
};

describe('editing a mapping', () => {
  it('says what reads a column', () => {
    expect(usesOf(MAPPING, 'Ref').map(({ as }) => as)).toEqual([{ role: 'id' }]);
    expect(usesOf(MAPPING, 'Status').map(({ as }) => as)).toEqual([{ role: 'subject' }]);
    expect(usesOf(MAPPING, 'Seen').map(({ as }) => as)).toEqual([{ role: 'observed' }]);
    expect(usesOf(MAPPING, 'IBAN').map(({ entity, as }) => [entity.key, as])).toEqual([
      ['account', { property: 'iban' }],
    ]);
    expect(unreadColumns(MAPPING, HEADERS)).toEqual(['Bank']);
  });

  it('takes links to a template out with it', () => {
    const without = removeEntity(MAPPING, 0);
    expect(without.entities.map(({ key }) => key)).toEqual(['account']);
    expect(without.entities[0]?.properties.map(({ property }) => property)).toEqual(['iban']);
  });

  it('starts a template with a column that nothing reads and a key of its own', () => {
    const more = addEntity(addEntity(MAPPING, 'Person', HEADERS, 'name'), 'Person', HEADERS, 'name');
    expect(more.entities.map(({ key }) => key)).toEqual(['person', 'account', 'person2', 'person3']);
    expect(more.entities[2]).toMatchObject({
      id: { content: ['Bank'], prefix: 'person2-' },
      properties: [{ property: 'name', from: { column: 'Bank' } }],
    });
    expect(freeKey(more, 'UserAccount')).toBe('userAccount');
  });

  it('leaves what it does not touch as it is', () => {
    const changed = changeEntity(MAPPING, 0, (entity) => ({ ...entity, schema: 'LegalEntity' }));
    expect(changed.entities[1]).toBe(MAPPING.entities[1]);
    expect(MAPPING.entities[0]?.schema).toBe('Person');
    const added = addProperty(MAPPING, 1, { property: 'bankName', from: { column: 'Bank' }, transforms: [] });
    expect(unreadColumns(added, HEADERS)).toEqual([]);
    expect(removeProperty(added, 1, 2)).toEqual(MAPPING);
  });

  it('takes only documents that it can edit', () => {
    expect(readMapping({ ...MAPPING })).toEqual(MAPPING);
    expect(readMapping({ ...MAPPING, version: 2 })).toBeUndefined();
    expect(readMapping({ version: 1, entities: [] })).toBeUndefined();
    expect(readMapping(undefined)).toBeUndefined();
  });
});
