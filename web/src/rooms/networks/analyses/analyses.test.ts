import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../i18n/format.ts';
import { sizeByScore } from '../chart/looks.ts';
import { isSameQuestion, partOf, partsOf, questionOf, readParameter, rowsOf } from './analyses.ts';
import type { Analysis, Parameter, Parts } from './analyses.ts';
import { valueWriter } from './writeValue.ts';

const DAMPING: Parameter = {
  name: 'damping',
  title: { key: 'analysis.page-rank.damping', values: {} },
  isWhole: false,
  least: 0.5,
  most: 0.99,
  usual: 0.85,
};
const SEED: Parameter = { ...DAMPING, name: 'seed', isWhole: true, least: 1, most: 1_000_000, usual: 1 };
const ANALYSIS: Analysis = {
  id: 'page-rank',
  version: '1.0.0',
  title: { key: 'analysis.page-rank.title', values: {} },
  about: { key: 'analysis.page-rank.about', values: {} },
  form: 'score',
  unit: 'share',
  isLowFirst: false,
  mostNodes: 1000,
  parameters: [DAMPING, SEED],
};
const NOTHING: Parts = { group: undefined, nodes: [], isWhole: false, title: 'Chart' };
const GROUP: Parts = { group: 'GB:p-1', nodes: ['GB:p-1', 'GB:p-2'], isWhole: false, title: 'Lantern' };

describe('part of the network that is analysed', () => {
  it('is the group or the chart that is open, else the whole', () => {
    expect(partOf(undefined, NOTHING)).toBe('whole');
    expect(partOf(undefined, GROUP)).toBe('group');
    expect(partOf(undefined, { ...GROUP, group: undefined })).toBe('chart');
    expect(partOf(undefined, { ...GROUP, group: undefined, isWhole: true })).toBe('whole');
  });

  it('is what is wished for where that is there', () => {
    expect(partsOf(GROUP)).toEqual(['group', 'chart', 'whole']);
    expect(partOf('whole', GROUP)).toBe('whole');
    expect(partOf('group', NOTHING)).toBe('whole');
  });
});

describe('question about a network', () => {
  it('names one part, every parameter, and people and organisations unless all kinds are wished for', () => {
    expect(questionOf(ANALYSIS, 'group', GROUP, { set: { damping: 0.9 } })).toEqual({
      analysis: 'page-rank',
      title: 'Lantern',
      body: {
        scope: { group: 'GB:p-1' },
        parameters: { damping: 0.9, seed: 1 },
        kinds: ['person', 'organisation'],
      },
    });
    const { title, body } = questionOf(ANALYSIS, 'whole', GROUP, { told: 'all' });
    expect(title).toBeUndefined();
    expect(body).toEqual({ scope: { whole: true }, parameters: { damping: 0.85, seed: 1 } });
  });

  it('leaves out of an address what the analysis does not take', () => {
    const set = { damping: 2, seed: 1.5, resolution: 3 };
    expect(questionOf(ANALYSIS, 'whole', NOTHING, { set }).body.parameters).toEqual({
      damping: 0.85,
      seed: 1,
    });
  });

  it('is another one when the chart changes, not when its name does', () => {
    const asked = questionOf(ANALYSIS, 'chart', GROUP, {});
    expect(isSameQuestion(asked, questionOf(ANALYSIS, 'chart', { ...GROUP, title: 'Other' }, {}))).toBe(true);
    expect(isSameQuestion(asked, questionOf(ANALYSIS, 'chart', { ...GROUP, nodes: ['GB:p-1'] }, {}))).toBe(
      false,
    );
  });
});

describe('parameter as it is written', () => {
  it('takes a point or a comma, within its range', () => {
    expect(readParameter(DAMPING, ' 0,9 ')).toBe(0.9);
    expect(readParameter(DAMPING, '0.9')).toBe(0.9);
    for (const text of ['', 'x', '1', '0.4', '-0.9', '9e-1', '0,9,1'])
      expect(readParameter(DAMPING, text), text).toBeUndefined();
  });

  it('takes whole numbers alone where only they mean anything', () => {
    expect(readParameter(SEED, '1000000')).toBe(1_000_000);
    for (const text of ['1.5', '1,000', '0', '1000001'])
      expect(readParameter(SEED, text), text).toBeUndefined();
  });
});

describe('rows of a result', () => {
  const node = (id: string) => ({ id }) as Parameters<typeof rowsOf>[0][number]['ranked'][number]['node'];

  it('count places over pages; equal values share one, and no value has none', () => {
    const rows = rowsOf([
      {
        ranked: [
          { node: node('a'), value: 3 },
          { node: node('b'), value: 2 },
        ],
      },
      { ranked: [{ node: node('c'), value: 2 }, { node: node('d'), value: 1 }, { node: node('e') }] },
    ]);
    expect(rows.map(({ id, place }) => [id, place])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
      ['e', undefined],
    ]);
  });
});

describe('values as they are written', () => {
  const en = formatOf('en');

  it('keep three digits of the largest share, so that small ones still differ', () => {
    expect(valueWriter({ unit: 'share' }, 0.562, en)(0.562)).toBe('56.2%');
    expect(valueWriter({ unit: 'share' }, 0.0178, en)(0.0131)).toBe('1.31%');
    expect(valueWriter({ unit: 'share' }, 0.00012, en)(0.00012)).toBe('0.0120%');
    expect(valueWriter({ unit: 'share' }, 0, en)(0)).toBe('0.0%');
  });

  it('are numbers otherwise', () => {
    expect(valueWriter({ unit: 'count' }, 1200, en)(1200)).toBe('1,200');
    expect(valueWriter({ unit: 'number' }, 1, en)(0.1456)).toBe('0.146');
  });
});

describe('sizes by a score', () => {
  it('grow with what stands out, and stay small where nothing is known', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 2, maxLength: 30 }),
        fc.boolean(),
        (scores, isLowFirst) => {
          const values = new Map(scores.map((score, at) => [String(at), score]));
          const sizeOf = sizeByScore(values, isLowFirst);
          const order = [...values].toSorted((one, other) =>
            isLowFirst ? other[1] - one[1] : one[1] - other[1],
          );
          const sizes = order.map(([id]) => sizeOf({ id }));
          expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
          expect(sizeOf({ id: 'elsewhere' })).toBe(4);
          expect(Math.max(...sizes)).toBeLessThanOrEqual(13);
        },
      ),
    );
  });
});
