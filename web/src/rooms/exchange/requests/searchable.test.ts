import { expect, it } from 'vitest';
import { searchable } from './searchable.ts';

type Statement = Parameters<typeof searchable>[0][number];
const LABEL: Statement['label'] = {
  originators: ['GB'],
  audience: ['GB', 'FR'],
  purposes: ['exchange'],
  handling: ['H0'],
  tlp: 'amber',
  level: 'restricted',
  protected: false,
  reviewBy: '2099-01-01',
};
const says = (
  property: string,
  value: string,
  label: Partial<Statement['label']> = {},
  more: Partial<Statement> = {},
) => ({ schema: 'Person', property, value, label: { ...LABEL, ...label }, ...more }) as Statement;
const FRANCE = { partner: 'FR', clearance: 'restricted' } as const;

it('offers names and identifiers that the partner may be told, and says how many it keeps', () => {
  const { offered, kept } = searchable(
    [
      says('name', 'Rosalind Quennevale'),
      says('phone', '+447700900777'),
      says('phone', '+447700900778', { audience: ['GB'] }),
      says('phone', '+447700900779', { level: 'secret' }),
      says('phone', '+447700900780', { originators: ['GB', 'DE'] }),
      says('phone', '+447700900781', { protected: true }),
      says('phone', '+447700900782', { purposes: [] }),
      says('notes', 'Rents a van'),
      says('alias', 'Rosa', {}, { retracted: { at: '2026-11-01T00:00:00.000Z', reason: 'wrong' } }),
    ],
    'GB',
    FRANCE,
  );
  expect(offered.map(({ value }) => value)).toEqual(['Rosalind Quennevale', '+447700900777']);
  expect(kept).toBe(5);
});

it('offers a value that one source may share, though another may not', () => {
  for (const order of [1, -1]) {
    const said = [says('phone', '1', { audience: ['GB'] }), says('phone', '1')];
    expect(searchable(order > 0 ? said : said.toReversed(), 'GB', FRANCE)).toMatchObject({
      offered: [{ value: '1' }],
      kept: 0,
    });
  }
});

it('offers nothing classified to a node of which no accreditation is known', () => {
  expect(searchable([says('name', 'x')], 'GB', { partner: 'FR' }).offered).toEqual([]);
});
