import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseName } from './parse.ts';
import { MOST_TOKENS } from './limits.ts';
import { NAME_KINDS, tokenKey } from './token.ts';
import type { NameKind } from './token.ts';

function shape(name: string, kind: NameKind): string {
  return parseName(name, kind)
    .tokens.map((token) => (token.kind === 'name' ? token.text : `${token.kind}:${token.text}`))
    .join(' ');
}

describe('persons', () => {
  test.each([
    ['Abd al-Rahman al-Sudani', 'abdalrahman alsudani'],
    ['عبد الرحمن بن سلمان', 'abdalrhmn particle:bn slman'],
    ['Mohammed bin Salman', 'mohammed particle:bin salman'],
    ['Abu Bakr', 'abubakr'],
    ['Yusuf ash-Shami', 'yusuf alshami'],
    ['Hamid Ullah Karim-Zada', 'hamidullah karimzada'],
    ['Ludwig van der Berg', 'ludwig particle:van particle:der berg'],
    ['Ben Smith', 'ben smith'],
    ['Lê Văn Nam', 'le particle:van nam'],
    ['Smith, John A.', 'john initial:a smith'],
    ['Dr. Hans Müller', 'title:dr hans muller'],
    ['Haji Karim', 'title:haji karim'],
    ['Haji', 'haji'],
    ['Ali Sheikh', 'ali sheikh'],
    ['John Smith Jr', 'john smith title:jr'],
    ['Karim alias Abu Ali', 'karim particle:alias abuali'],
    ['Ivan Petrovich Sidorov', 'ivan patronymic:petrovich sidorov'],
    ['Иван Петрович Сидоров', 'ivan patronymic:petrovich sidorov'],
    ['Marko Petrović', 'marko petrovich'],
    ["O'Brien", 'obrien'],
    ['Şahin', 'shahin'],
    ['J.', 'initial:j'],
    ['', ''],
    ['…', ''],
  ])('%s', (name, expected) => {
    expect(shape(name, 'person')).toBe(expected);
  });
});

describe('organisations and things', () => {
  test.each<[string, NameKind, string]>([
    ['Nordsee Boote GmbH', 'organisation', 'nordsee boote legal-form:gmbh'],
    ['Nordsee Boote Gesellschaft mit beschränkter Haftung', 'organisation', 'nordsee boote legal-form:gmbh'],
    ['FABER Sp. z o.o.', 'organisation', 'faber legal-form:spzoo'],
    ['L.X.C. Aviation S.A.R.L.', 'organisation', 'lxc aviation legal-form:sarl'],
    ['ООО «Ромашка»', 'organisation', 'legal-form:llc romashka'],
    ['Kanal & Co', 'organisation', 'kanal particle:and legal-form:co'],
    ['SiemensAG', 'organisation', 'siemens legal-form:ag'],
    ['Kanal Fund XII', 'organisation', 'kanal fund number:12'],
    ['Brigade Fourty-four', 'organisation', 'brigade number:44'],
    ['Series 2007-AHL1', 'organisation', 'series number:2007 number:ahl1'],
    ['Al Rajhi Bank', 'organisation', 'alrajhi bank'],
    ['United States Boats', 'organisation', 'us boats'],
    ['Sea Star 4', 'thing', 'sea star number:4'],
    ['AG', 'organisation', 'ag'],
    ['The', 'organisation', 'the'],
  ])('%s (%s)', (name, kind, expected) => {
    expect(shape(name, kind)).toBe(expected);
  });
});

test('any text is a name, of a bounded number of tokens', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.constantFrom('a', 'b.', 'Co', '&', 'ال', ',', 'IV', '7'), { maxLength: 80 })
      .map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom(...NAME_KINDS), (text, kind) => {
      const name = parseName(text, kind);
      expect(name.text).toBe(text);
      expect(name.tokens.length).toBeLessThanOrEqual(MOST_TOKENS);
      for (const token of name.tokens) expect(token.original).not.toBe('');
      expect(parseName(text, kind).tokens.map(tokenKey)).toEqual(name.tokens.map(tokenKey));
    }),
    { numRuns: 100 },
  );
});
