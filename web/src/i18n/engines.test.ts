import { describe, expect, it } from 'vitest';
import { LOCALES } from './catalogue.ts';
import { engineText, engines } from './engines.ts';
import { LEAD_KINDS } from '@foreland/model/lead';

describe('engine texts', () => {
  it('fills values in every language', () => {
    for (const locale of LOCALES) {
      const text = engineText(locale, {
        key: 'correlations.title.phone',
        values: { value: '+44 7700 900123' },
      });
      expect(text).toContain('+44 7700 900123');
      expect(text).not.toContain('{');
    }
    expect(engineText('en', { key: 'correlations.part.partners', values: { count: 3 } })).toBe(
      'Held by 3 partners independently',
    );
    expect(engineText('de', { key: 'correlations.part.partners', values: { count: 1 } })).toBe(
      'Bei 1 Partner',
    );
  });

  it('shows key and values where there are no words yet', () => {
    expect(engineText('fr', { key: 'networks.title.broker-role', values: { rank: 2, name: 'X' } })).toBe(
      'networks title broker role (rank: 2, name: X)',
    );
    expect(engineText('en', { key: 'toString', values: {} })).toBe('toString');
  });

  it('knows the kinds of lead', () => {
    for (const kind of LEAD_KINDS) expect(engines.en).toHaveProperty([`kind.${kind}`]);
  });
});
