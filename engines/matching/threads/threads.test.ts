import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../columns/random.ts';
import type { MatchRow } from '../field.ts';
import { train, trainOn } from '../learn/train.ts';
import { startingModel } from '../model/match-model.ts';
import { MatchIndex } from '../records/match-index.ts';
import { FIELDS, valuesOfRecord } from '../records/rows.arbitrary.ts';
import { ThreadHelper } from './thread-helper.ts';
import type { Threads, ThreadTask } from './threads.ts';

const MODEL = startingModel(FIELDS);

/** Helpers in the calling thread: what they do, without the time that threads take to start. */
function helpers(
  count: number,
  work = (helper: ThreadHelper, task: ThreadTask) => helper.work(task),
): Threads {
  const all = Array.from({ length: count }, () => new ThreadHelper());
  return {
    count,
    async run(number, task) {
      await Promise.resolve();
      const helper = all[number];
      if (!helper) throw new Error('There is no such helper.');
      return work(helper, task);
    },
  };
}

/** Enough records that sharing is worth it, of few values, so that keys of every size arise. */
const [sample] = fc.sample(fc.array(valuesOfRecord, { minLength: 200, maxLength: 200 }), {
  seed: 3,
  numRuns: 1,
});
const random = seededRandom(5);
const ROWS: readonly MatchRow[] = Array.from({ length: 2400 }, (_, at) => {
  const values = at % 12 === 0 ? [...(sample?.[at / 12] ?? [])] : FIELDS.map(() => [] as string[]);
  // A telephone that few others have, so that records pair beyond the few values.
  values[3] = [`+4930${Math.floor(random() * 900)}`];
  return { id: `r${at}`, values };
});

function filled(): MatchIndex {
  const index = new MatchIndex({ fields: FIELDS, model: MODEL, keepBits: -20 });
  for (const row of ROWS) index.insert(row);
  return index;
}

function pairsOf(index: MatchIndex): string[] {
  const pairs: string[] = [];
  index.eachPair((a, b, bits) => pairs.push(`${a} ${b} ${bits}`));
  return pairs;
}

describe('with other threads', () => {
  test('the pairs are the same, in the same order, whoever compares them', async () => {
    const alone = filled();
    alone.refresh();
    const wanted = pairsOf(alone);
    expect(wanted.length).toBeGreaterThan(1000);
    for (const count of [0, 1, 3]) {
      const index = filled();
      await index.groupOn(helpers(count));
      await index.refreshOn(helpers(count));
      expect(pairsOf(index)).toEqual(wanted);
      expect(index.compared).toBe(alone.compared);
      expect(index.isSettled).toBe(true);
    }
  });

  test('the model that is learned is the same, whoever compares the pairs', async () => {
    const alone = filled();
    const wanted = train(alone, { randomPairs: 20_000 });
    expect(wanted.model.pairsUsed).toBeGreaterThan(5000);
    for (const count of [0, 1, 3]) {
      const index = filled();
      await index.groupOn(helpers(count));
      expect(await trainOn(helpers(count), index, { randomPairs: 20_000 })).toEqual(wanted);
      const threads = helpers(count);
      await index.groupOn(threads);
      expect(await trainOn(threads, index, { randomPairs: 20_000 })).toEqual(wanted);
    }
    const lost = helpers(2, (helper, task) => {
      if (task.what === 'learn') throw new Error('out of memory');
      return helper.work(task);
    });
    await alone.groupOn(lost);
    await expect(trainOn(lost, alone)).rejects.toMatchObject({ code: 'matching-thread-lost' });
    expect(train(alone, { randomPairs: 20_000 })).toEqual(wanted);
  });

  test('what helpers read while the calling thread learned serves, but not after a change', async () => {
    for (const changes of [false, true]) {
      const alone = filled();
      const index = filled();
      const asked: string[] = [];
      const threads = helpers(2, (helper, task) => {
        asked.push(task.what);
        return helper.work(task);
      });
      await index.groupOn(threads);
      if (changes) for (const each of [alone, index]) each.insert({ id: 'new', values: [['Karim']] });
      alone.refresh();
      await index.refreshOn(threads);
      expect(asked.filter((what) => what === 'hold')).toHaveLength(changes ? 4 : 2);
      expect(pairsOf(index)).toEqual(pairsOf(alone));
    }
  });

  test('a helper that is lost while the calling thread learns is told when it is needed', async () => {
    const index = filled();
    const lost = helpers(2, (helper, task) => {
      if (task.what === 'rows') throw new Error('out of memory');
      return helper.work(task);
    });
    await index.groupOn(lost);
    await expect(index.refreshOn(lost)).rejects.toMatchObject({ code: 'matching-thread-lost' });
    await index.refreshOn(helpers(2));
    expect(index.isSettled).toBe(true);
  });

  test('a helper alone finds them, too', async () => {
    const alone = filled();
    alone.refresh();
    const index = filled();
    // Takes every stretch before the calling thread comes to it.
    const first = new ThreadHelper();
    await index.refreshOn({ count: 1, run: (_, task) => Promise.resolve(first.work(task)) });
    expect(pairsOf(index)).toEqual(pairsOf(alone));
  });

  test('a helper that is lost ends the work with a typed error, and the index goes on', async () => {
    for (const what of ['group', 'hold', 'compare']) {
      const index = filled();
      const lost = helpers(2, (helper, task) => {
        if (task.what === what) throw new Error('out of memory');
        return helper.work(task);
      });
      await expect(index.refreshOn(lost)).rejects.toMatchObject({
        code: 'matching-thread-lost',
        status: 500,
      });
      expect(index.isSettled).toBe(false);
      index.refresh();
      const alone = filled();
      alone.refresh();
      expect(pairsOf(index)).toEqual(pairsOf(alone));
    }
  });

  /** Names of which few are equal; some are none. */
  const named = Array.from({ length: 5000 }, (_, at): MatchRow => {
    const letters = at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
    const name = at % 700 === 3 ? 'Uncle' : `Karim ${letters} ${letters.slice(0, 1)}hmadi`;
    return { id: `r${at}`, values: [[name, 'Uncle'], [], ['1990-05-04'], [], [], [], ['Kale Calais'], []] };
  });
  const contentOf = ({ records }: MatchIndex): string[] =>
    named.map((_, slot) =>
      records.fields
        .map((field, at) =>
          [...records.valuesOf(slot, at)].map((value) => {
            const words = Array.from(
              { length: field.starts.get(value + 1) - field.starts.get(value) },
              (__, each) => field.wordIds.get(field.starts.get(value) + each),
            );
            const held = words.map(
              (word) => `${word}=${field.table?.words[word]?.key} of ${field.table?.counts.get(word)}`,
            );
            return `${field.texts[value]} (${held.join()}) of ${field.counts.get(value)}`;
          }),
        )
        .join('; '),
    );

  test('records are read as one thread reads them', async () => {
    const alone = new MatchIndex({ fields: FIELDS, model: MODEL });
    for (const row of named) alone.insertNew(row);
    for (const count of [0, 1, 2]) {
      const index = new MatchIndex({ fields: FIELDS, model: MODEL });
      await index.insertAllOn(helpers(count), named, () => undefined);
      expect(contentOf(index)).toEqual(contentOf(alone));
      expect(index.records.size).toBe(named.length);
    }
  });

  test('where reading ends early, what was read is whole', async () => {
    const read = 4000;
    const alone = new MatchIndex({ fields: FIELDS, model: MODEL });
    for (const row of named.slice(0, read)) alone.insertNew(row);
    const wanted = contentOf(alone);
    const index = new MatchIndex({ fields: FIELDS, model: MODEL });
    await expect(
      index.insertAllOn(helpers(1), named, (before) => {
        if (before === read) throw new Error('enough');
      }),
    ).rejects.toThrow('enough');
    expect(contentOf(index)).toEqual(wanted);
    const lost = new MatchIndex({ fields: FIELDS, model: MODEL });
    await expect(
      lost.insertAllOn(
        helpers(1, (helper, task) => {
          if (task.what === 'parse') throw new Error('out of memory');
          return helper.work(task);
        }),
        named,
        () => undefined,
      ),
    ).rejects.toMatchObject({ code: 'matching-thread-lost' });
    lost.refresh();
    expect(lost.isSettled).toBe(true);
    const again = new MatchIndex({ fields: FIELDS, model: MODEL });
    await expect(again.insertAllOn(helpers(1), [...named, ...named], () => undefined)).rejects.toMatchObject({
      code: 'record-id-repeated',
    });
  });

  test('can be watched and stopped', async () => {
    const index = filled();
    const stop = new AbortController();
    const shares: number[] = [];
    await expect(
      index.refreshOn(helpers(1), {
        signal: stop.signal,
        onProgress(share) {
          shares.push(share);
          if (share > 0) stop.abort(new Error('enough'));
        },
      }),
    ).rejects.toThrow('enough');
    expect(index.isSettled).toBe(false);
    await index.refreshOn(helpers(1), { onProgress: (share) => shares.push(share) });
    expect(shares.at(-1)).toBe(1);
    expect(index.isSettled).toBe(true);
  });

  test('the records cannot be changed meanwhile', async () => {
    const index = filled();
    const done = index.refreshOn(helpers(1));
    const busy = expect.objectContaining({ code: 'match-index-busy' });
    expect(() => index.insert({ id: 'further', values: [] })).toThrow(busy);
    expect(() => index.remove('r1')).toThrow(busy);
    expect(() => index.useModel(MODEL)).toThrow(busy);
    await expect(index.refreshOn(helpers(1))).rejects.toEqual(busy);
    await done;
    expect(index.remove('r1')).toBe(true);
  });
});
