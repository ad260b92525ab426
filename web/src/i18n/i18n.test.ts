import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES, catalogue, fill, parts } from './catalogue.ts';
import type { Messages, Text } from './catalogue.ts';
import { formatOf } from './format.ts';
import { translator } from './useMessages.tsx';

const messages = catalogue({
  en: { rows: { one: '{count} row', other: '{count} rows' }, hello: 'Hello {name}', plain: 'Plain' } as const,
  fr: { rows: { one: '{count} ligne', other: '{count} lignes' }, hello: 'Bonjour {name}', plain: 'Simple' },
  de: {
    rows: { one: '{count} Zeile', other: '{count} Zeilen' },
    hello: 'Guten Tag {name}',
    plain: 'Schlicht',
  },
  nl: { rows: { one: '{count} rij', other: '{count} rijen' }, hello: 'Dag {name}', plain: 'Gewoon' },
});

describe('messages', () => {
  it('chooses the plural of the language', () => {
    expect(translator(messages, 'en')('rows', { count: 0 })).toBe('0 rows');
    expect(translator(messages, 'fr')('rows', { count: 0 })).toBe('0 ligne');
    expect(translator(messages, 'de')('rows', { count: 1 })).toBe('1 Zeile');
    expect(translator(messages, 'nl')('rows', { count: 1234 })).toBe('1.234 rijen');
  });

  it('takes values as text, never as a pattern', () => {
    expect(translator(messages, 'en')('hello', { name: '{name} $1 {count}' })).toBe(
      'Hello {name} $1 {count}',
    );
    expect(fill('{missing} stays', 'en', {})).toBe('{missing} stays');
  });
});

describe('catalogues', async () => {
  const loaded = await Promise.all(
    LOCALES.map(async (locale) => {
      const files = readdirSync(new URL(`./${locale}/`, import.meta.url))
        .filter((file) => file.endsWith('.ts'))
        .toSorted();
      return {
        locale,
        rooms: new Map(
          await Promise.all(files.map(async (file) => [file, await load(`./${locale}/${file}`)] as const)),
        ),
      };
    }),
  );
  const english = loaded.find(({ locale }) => locale === 'en')!.rooms;

  it.each(loaded.filter(({ locale }) => locale !== 'en'))(
    '$locale says all that English says, with the same placeholders',
    ({ rooms }) => {
      for (const [file, texts] of english) {
        const translated = rooms.get(file);
        expect(translated, file).toBeDefined();
        for (const [key, text] of Object.entries(texts)) {
          expect(placeholders(translated![key] ?? ''), `${file} ${key}`).toEqual(placeholders(text));
        }
      }
    },
  );

  it('leaves no text empty', () => {
    for (const { locale, rooms } of loaded) {
      for (const [file, texts] of rooms) {
        for (const [key, text] of Object.entries(texts)) {
          for (const form of typeof text === 'string' ? [text] : Object.values(text))
            expect(form.trim(), `${locale}/${file} ${key}`).not.toBe('');
        }
      }
    }
  });
});

async function load(path: string): Promise<Messages> {
  const module = (await import(path)) as Record<string, Messages>;
  return Object.assign({}, ...Object.values(module)) as Messages;
}

/** Names in any form of a text; the singular may do without its number. */
function placeholders(text: Text): string[] {
  const forms = typeof text === 'string' ? [text] : Object.values(text);
  return [...new Set(forms.flatMap((form) => parts(form).filter((_, index) => index % 2 === 1)))].toSorted();
}

describe('formats', () => {
  const english = formatOf('en');
  const german = formatOf('de');

  it('writes dates with the precision they have', () => {
    expect(english.date('2026-03-31')).toBe('31 Mar 2026');
    expect(english.date('2026-03')).toBe('Mar 2026');
    expect(english.date('2026')).toBe('2026');
    expect(english.date('unknown')).toBe('unknown');
    expect(english.date('2026-13-45')).toBe('2026-13-45');
    expect(english.dateRange('2026-03-01', undefined)).toBe('1 Mar 2026 – …');
    expect(english.dateRange('2026-03-01', '2026-03-01')).toBe('1 Mar 2026');
  });

  it('writes amounts, shares and sizes as the language does', () => {
    expect(german.number(1234.5)).toBe('1.234,5');
    expect(english.signed(1.5, 1)).toBe('+1.5');
    expect(english.percent(0.256, 1)).toBe('25.6%');
    expect(english.money(1284000, 'EUR')).toBe('€1,284,000');
    expect(english.money(12.5, 'GBP')).toBe('£12.50');
    expect(english.money(0.00012, 'USDT')).toBe('0.00012 USDT');
    expect(english.bytes(1_234_567)).toBe('1.2 MB');
    expect(english.duration(4200)).toBe('4.2 secs');
  });

  it('names countries and languages, and keeps codes that nobody knows', () => {
    expect(german.country('be')).toBe('Belgien');
    expect(english.country('EUROPOL')).toBe('EUROPOL');
    expect(english.language('ckb')).toBe('Central Kurdish');
    expect(english.language('!')).toBe('!');
  });

  it('says how long ago', () => {
    const now = new Date('2026-03-31T12:00:00Z');
    expect(english.relative('2026-03-28T11:00:00Z', now)).toBe('3 days ago');
    expect(english.relative('2026-03-31T11:59:58Z', now)).toBe('2 seconds ago');
    expect(english.relative('not a date', now)).toBe('not a date');
  });
});
