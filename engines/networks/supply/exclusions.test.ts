import { describe, expect, it } from 'vitest';
import { EXCLUSION_GROUNDS, EXCLUSION_RULES } from './index.ts';
import type { SupplyStatement } from './index.ts';
import { STORY, analyse, record } from './supply-testing.ts';

describe('humanitarian exclusions', () => {
  const AID: readonly SupplyStatement[] = [
    ...record('FR:aid', 'Organization', { name: 'Association Example de Sauvetage' }),
    ...record('FR:ca', 'Consignment', {
      consignor: 'GB:maker',
      consignee: 'FR:aid',
      hsCode: '6307.20',
      declaredAs: 'life jackets',
      quantity: '300',
      arrivedOn: '2026-02-01',
    }),
    ...record('FR:j', 'Equipment', { equipmentType: 'life-jacket', consignment: 'FR:ca', quantity: '300' }),
    ...record('FR:k', 'Equipment', { equipmentType: 'life-jacket', holder: 'FR:aid' }),
    ...record('FR:blankets', 'Consignment', { consignee: 'GB:shop', declaredAs: 'blankets' }),
  ];

  it('nothing of an association of aid comes out, with reasons', () => {
    const analysis = analyse([...STORY, ...AID]);
    const { excluded, ...rest } = analysis;
    expect(new Map(excluded.map(({ id, rule }) => [id, rule]))).toEqual(
      new Map([
        ['FR:ca', 'life-saving-to-aid'],
        ['FR:j', 'life-saving-to-aid'],
        ['FR:k', 'life-saving-to-aid'],
        ['FR:blankets', 'basic-needs'],
        ['FR:aid', 'aid-organisation'],
      ]),
    );
    for (const { rule, because } of excluded) {
      expect(EXCLUSION_RULES).toContain(rule);
      expect(EXCLUSION_GROUNDS).toContain(because);
    }
    const text = JSON.stringify(rest, (_, value: unknown) => (value instanceof Map ? [...value] : value));
    for (const id of ['FR:ca', 'FR:j', 'FR:k', 'FR:aid', 'FR:blankets'])
      expect(text).not.toContain(`"${id}"`);
    expect(rest.passports).toEqual(analyse(STORY).passports);
  });

  it('life-saving goods are kept out where nobody is named who receives them, and boats are not', () => {
    const sent = (id: string, more: Readonly<Record<string, string>>): SupplyStatement[] =>
      record(id, 'Consignment', { arrivedOn: '2026-02-01', quantity: '40', ...more });
    const ruleOf = new Map(
      analyse([
        ...STORY,
        ...sent('GB:to-shop', { consignee: 'GB:shop', hsCode: '6307.20' }),
        ...sent('GB:to-nobody', { consignor: 'GB:maker', hsCode: '6307.20' }),
        ...record('GB:packed', 'Equipment', { equipmentType: 'life-jacket', consignment: 'GB:to-nobody' }),
        // A record without a name might be anybody’s.
        ...sent('GB:to-nameless', { consignee: 'GB:nameless', declaredAs: 'gilets de sauvetage' }),
        ...record('GB:nameless', 'Organization', { country: 'fr' }),
        ...sent('GB:rings', { declaredAs: 'Rettungsringe' }),
        ...sent('GB:mixed', { declaredAs: 'inflatable boats and life jackets', hsCode: '8903.11' }),
        ...sent('GB:unsaid', {}),
      ]).excluded.map(({ id, rule, because }) => [id, `${rule} ${because}`]),
    );
    const unclear = 'life-saving-unclear receiverUnknown';
    expect(ruleOf).toEqual(
      new Map([
        ['GB:to-nobody', unclear],
        ['GB:packed', 'life-saving-unclear packed'],
        ['GB:to-nameless', unclear],
        ['GB:rings', unclear],
      ]),
    );
  });

  it('a name does not shield boats, a confirmation by people does', () => {
    const boats = [
      ...record('NL:front', 'Company', { name: 'Example Sea Rescue Trading' }),
      ...record('NL:c', 'Consignment', {
        consignee: 'NL:front',
        hsCode: '8903.11',
        arrivedOn: '2026-01-01',
        quantity: '1',
      }),
      ...record('NL:b', 'Equipment', {
        equipmentType: 'boat-hull',
        lot: 'Z1',
        consignment: 'NL:c',
        serialNumber: 'EXZ10001',
      }),
      ...record('NL:f', 'Equipment', {
        equipmentType: 'boat-hull',
        serialNumber: 'EXZ10001',
        launch: 'NL:l',
      }),
      ...record('NL:l', 'Launch', { date: '2026-02-01' }),
    ];
    expect(analyse(boats).suppliers).toMatchObject([{ party: 'NL:front', launched: 1, isLead: true }]);
    const confirmed = analyse(boats, { aid: new Set(['NL:front']) });
    expect(confirmed.suppliers).toEqual([]);
    expect(confirmed.passports).toEqual([]);
  });
});
