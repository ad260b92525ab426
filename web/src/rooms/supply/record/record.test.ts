import { afterEach, describe, expect, it } from 'vitest';
import { localDay } from '../../localDay.ts';
import { readCin } from './cin.ts';
import { bodyOf, emptyDraft, nextDraft, problemsOf, withItem } from './draft.ts';
import type { Draft } from './draft.ts';

const TODAY = '2026-03-31';
const ID = '01234567-89ab-cdef-0123-456789abcdef';
const EMPTY = emptyDraft('GB', TODAY, ID);

function draft(more: Partial<Draft>): Draft {
  return {
    ...EMPTY,
    placeName: 'Plage de l’Exemple',
    terms: { ...EMPTY.terms, source: 'patrol', legalBasis: 'Exemplar Act, s. 1' },
    ...more,
  };
}

describe('craft identification number', () => {
  it('is taken apart as it is typed', () => {
    expect(readCin('FR-ABC 12345 F4 25')).toEqual({
      value: 'FRABC12345F425',
      country: 'FR',
      maker: 'ABC',
      serial: '12345',
      built: '2024-06',
      modelYear: 2025,
    });
    expect(readCin('ABC12345F425')?.country).toBeUndefined();
  });

  it('says where it contradicts itself, and when it is none', () => {
    expect(readCin('FRABC12345F725')).toMatchObject({ maker: 'ABC', built: undefined });
    expect(readCin('FRABC1234')).toBeUndefined();
    expect(readCin('')).toBeUndefined();
  });
});

describe('today', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('is the day where the form is filled in, not in Greenwich', () => {
    process.env['TZ'] = 'Europe/Paris';
    expect(localDay(new Date('2026-07-01T22:30:00Z'))).toBe('2026-07-02');
    process.env['TZ'] = 'America/Cayenne';
    expect(localDay(new Date('2026-07-02T01:30:00Z'))).toBe('2026-07-01');
  });

  it('may be the day of the seizure, and tomorrow may not', () => {
    expect(problemsOf(draft({ day: TODAY }), TODAY)).not.toContain('dayLater');
    expect(problemsOf(draft({ day: '2026-04-01' }), TODAY)).toContain('dayLater');
  });
});

describe('draft of a seizure', () => {
  it('says what is missing before it can be sent', () => {
    expect([...problemsOf(EMPTY, TODAY)].toSorted()).toEqual(['legalBasis', 'place', 'source']);
    expect(problemsOf(draft({}), TODAY).size).toBe(0);
  });

  it('refuses days to come, half a position, numbers that are none and persons without a category', () => {
    const [item] = EMPTY.items;
    const problems = problemsOf(
      draft({
        day: '2026-04-01',
        latitude: '50,93',
        holderName: 'N. N.',
        items: [{ ...item!, quantity: '0', hsCode: 'boats' }],
        photos: [{ hash: 'a', name: 'a.jpg', bytes: 1, caption: ' ' }],
      }),
      TODAY,
    );
    expect([...problems].toSorted()).toEqual([
      'caption a',
      'dayLater',
      'hsCode 1',
      'position',
      'quantity 1',
      'subject',
    ]);
  });

  it('sends what was written, and nothing of what a kind has not', () => {
    const [item] = EMPTY.items;
    const body = bodyOf(
      draft({
        latitude: '50,93',
        longitude: '1.8',
        items: [
          { ...item!, cin: ' FRABC12345F425 ', valve: 'muster m1' },
          {
            ...item!,
            id: 2,
            kind: 'outboard-engine',
            cin: 'left over',
            engineSerial: 'EXM-1',
            quantity: '2',
          },
        ],
      }),
    );
    expect(body.id).toBe(ID);
    expect(body.place).toEqual({ name: 'Plage de l’Exemple', latitude: 50.93, longitude: 1.8 });
    expect(body.items).toEqual([
      { kind: 'boat-hull', quantity: 1, cin: 'FRABC12345F425', valve: 'muster m1' },
      { kind: 'outboard-engine', quantity: 2, engineSerial: 'EXM-1' },
    ]);
    expect(body).not.toHaveProperty('seizedFrom');
    expect(body.terms.title).toBe('Plage de l’Exemple, 2026-03-31');
  });

  it('names records that are chosen instead of what was typed before', () => {
    const body = bodyOf(
      draft({
        knownPlace: { id: 'GB:place-1', caption: 'Dover' },
        knownHolder: { id: 'GB:p-1', caption: 'N. N.' },
        holderName: 'somebody else',
        latitude: 'x',
      }),
    );
    expect(body.place).toEqual({ record: 'GB:place-1' });
    expect(body.seizedFrom).toEqual({ record: 'GB:p-1' });
  });

  it('begins the next one under the same terms and another id', () => {
    const before = withItem(draft({ authority: 'Coastal unit', notes: 'x' }));
    expect(before.items.map(({ id }) => id)).toEqual([1, 2]);
    const next = nextDraft(before, 'GB', TODAY, ID.replace('0', 'f'));
    expect(next).toMatchObject({ authority: 'Coastal unit', notes: '', placeName: '' });
    expect(next.terms).toMatchObject({ source: 'patrol', title: '' });
    expect(next.items).toHaveLength(1);
    expect(next.id).not.toBe(before.id);
  });
});
