import { describe, expect, it } from 'vitest';
import { GRADING_SCHEMES } from '@foreland/model/grading';
import { handlingCode, shownGrade } from './chips.ts';
import { nameForms, scriptOf } from './script.ts';

describe('names', () => {
  it('shows the own script first, the Latin form beside it', () => {
    expect(nameForms('Rashid Barzani', ['رەشید بارزانی'])).toEqual({
      own: 'رەشید بارزانی',
      script: { code: 'Arab', direction: 'rtl' },
      latin: 'Rashid Barzani',
    });
    expect(nameForms('Олександр Ковальчук')).toMatchObject({ own: 'Олександр Ковальчук', latin: undefined });
    expect(nameForms('Trần Văn Minh', ['Minh Tran'])).toMatchObject({
      own: 'Trần Văn Minh',
      latin: undefined,
    });
    expect(nameForms('ሜሮን ተስፋዬ', ['Meron Tesfaye'])).toMatchObject({
      script: { code: 'Ethi', direction: 'ltr' },
      latin: 'Meron Tesfaye',
    });
  });

  it('takes numbers and signs as no script', () => {
    expect(scriptOf('0049 151')).toEqual({ code: 'Zyyy', direction: 'ltr' });
    expect(scriptOf('نقل 12')).toEqual({ code: 'Arab', direction: 'rtl' });
  });
});

describe('grades', () => {
  it('shades every code of every scheme', () => {
    for (const [scheme, { source, information }] of Object.entries(GRADING_SCHEMES)) {
      for (const code of Object.keys(source)) {
        for (const digit of Object.keys(information))
          expect(shownGrade(`${scheme}/${code}/${digit}`), `${scheme} ${code}${digit}`).toBeDefined();
      }
    }
  });

  it('keeps the halves apart and refuses what is no grade', () => {
    expect(shownGrade('4x4/A/4')).toMatchObject({ source: 1, information: 3 });
    expect(shownGrade('4x4/X/1')).toMatchObject({ source: 0, information: 1 });
    expect(shownGrade('4x4/D/1')).toBeUndefined();
    expect(handlingCode('H3:not before 1 June')).toEqual({ code: 'H3', text: 'not before 1 June' });
    expect(handlingCode('H1')).toEqual({ code: 'H1', text: undefined });
  });
});
