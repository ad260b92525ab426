import { describe, expect, test } from 'vitest';
import { PARTNERS } from '../partner.ts';
import { MEASURES, PROVISIONS, lawOn, nearestAble } from './index.ts';

describe('the law that is written down', () => {
  test('has one id to a provision, a source and a state of the law', () => {
    expect(new Set(PROVISIONS.map(({ id }) => id)).size).toBe(PROVISIONS.length);
    for (const { source, asOf, measures, checkedOn } of PROVISIONS) {
      expect(URL.canParse(source)).toBe(true);
      expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(measures.length).toBeGreaterThan(0);
      // Nobody has compared them with their sources yet, and none may claim that somebody has.
      expect(checkedOn).toBeUndefined();
    }
  });

  test('says of every partner and measure what is known, and is silent about no one', () => {
    for (const measure of MEASURES) {
      const law = lawOn(measure);
      expect(law.map(({ partner }) => partner)).toEqual([...PARTNERS]);
      for (const { power, provisions } of law) expect(provisions.length > 0).toBe(power !== 'not-known');
    }
  });

  test('gives guests no coercive power', () => {
    for (const measure of ['arrest', 'seizure', 'account-freeze', 'supplier-action'] as const) {
      const guests = lawOn(measure).filter(({ partner }) => partner === 'EUROPOL' || partner === 'FRONTEX');
      expect(guests.map(({ power }) => power)).toEqual(['none', 'none']);
    }
    expect(lawOn('advert-removal').find(({ partner }) => partner === 'FRONTEX')?.power).toBe('not-known');
  });

  test('keeps the law of the Union from the United Kingdom', () => {
    const british = lawOn('account-freeze').find(({ partner }) => partner === 'GB');
    expect(british?.provisions).toEqual(['gb-account-freezing', 'gb-restraint']);
    expect(british?.offences).toEqual(['gb-facilitation']);
  });

  test('calls it no power of an authority where the platform decides', () => {
    const law = new Map(lawOn('advert-removal').map(({ partner, power }) => [partner, power]));
    for (const partner of ['GB', 'DE', 'FR', 'BE', 'NL', 'EUROPOL'] as const)
      expect(law.get(partner)).toBe('by-notice');
    for (const measure of MEASURES.filter((each) => each !== 'advert-removal'))
      expect(lawOn(measure).map(({ power }) => power)).not.toContain('by-notice');
  });

  test('finds the nearest partner who has the power, or can give notice, and nobody where none is near', () => {
    expect(nearestAble('arrest', ['TR', 'NL', 'GB'])).toEqual({ partner: 'NL', power: 'exists' });
    expect(nearestAble('arrest', ['EUROPOL', 'FR'])).toEqual({ partner: 'FR', power: 'exists' });
    expect(nearestAble('arrest', ['TR', 'EUROPOL'])).toBeUndefined();
    expect(nearestAble('advert-removal', ['TR', 'BE'])).toEqual({ partner: 'BE', power: 'by-notice' });
  });
});
