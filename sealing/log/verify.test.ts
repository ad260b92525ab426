import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bundleLine, proofExtra } from './bundle.ts';
import type { BundleRow } from './bundle.ts';
import { signCheckpoint } from './checkpoint.ts';
import { Frontier } from './frontier.ts';
import { KEY_TYPES, cosignatureLine, parseNote, verifierKeyText } from './note.ts';
import { formatProof, parseProof } from './proof-file.ts';
import { inclusionProof } from './proofs.ts';
import { each, logOf, rowOf, signerOf } from './testing.ts';
import { verifyBundle } from './verify-bundle.ts';
import { verifyProof } from './verify-proof.ts';
import { TileGrowth, tileSource } from './tiles.ts';

const ROWS = 600;
const rows = Array.from({ length: ROWS }, (_, number) => rowOf(number));
const log = logOf(rows);
/** Lines before the first row: head, and the hashes of 256. */
const HEAD = 2;

const found = async (lines: readonly string[], trust = {}) =>
  (await verifyBundle(each(lines), trust)).findings.map(({ code, sequence, until }) =>
    [code, sequence, until].filter((part) => part !== undefined).join(' '),
  );
const edited = (at: number, edit: (row: Record<string, unknown>) => unknown): string[] => {
  const lines = log.lines();
  lines[HEAD + at] = JSON.stringify(edit(JSON.parse(lines[HEAD + at] ?? '') as Record<string, unknown>));
  return lines;
};

test('a log as it was signed has nothing wrong', async () => {
  const report = await verifyBundle(each(log.lines()));
  expect(report).toMatchObject({
    findings: [],
    more: 0,
    rows: { shown: ROWS, erased: 0, withheld: 0 },
    seal: { size: ROWS, keysFrom: 'file', cosigned: [] },
  });
  const key = verifierKeyText(log.signer.key);
  expect((await verifyBundle(each(log.lines()), { keys: [key] })).seal?.keysFrom).toBe('reader');
  expect(
    await found(log.lines(), { keys: [verifierKeyText(signerOf('foreland/test/audit', 1, 'other').key)] }),
  ).toEqual(['checkpoint-rejected']);
});

describe('tampering is found, and where', () => {
  test('any member of any row', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: ROWS - 1 }),
        fc.constantFrom('user', 'at', 'route', 'purpose', 'kind', 'outcome', 'partner', 'id', 'role'),
        async (at, member) => {
          const lines = edited(at, (row) => ({
            ...row,
            open: { ...(row['open'] as object), [member]: 'something else' },
          }));
          expect(await found(lines)).toEqual([`row-altered ${at}`]);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('records, recipient and remark', async () => {
    for (const content of [
      { records: [] },
      { records: ['GB:p-7', 'GB:p-8'] },
      { records: ['GB:p-7'], recipient: 'x' },
    ])
      expect(await found(edited(7, (row) => ({ ...row, content })))).toEqual(['row-altered 7']);
  });

  test('a row and its leaf together: within which 256', async () => {
    const forged = rowOf(300, { user: 'eve' });
    const lines = log.lines();
    lines[HEAD + 300] = bundleLine({
      sequence: 300,
      leaf: forged.leaf,
      open: forged.open,
      content: { records: ['GB:p-300'] },
      salt: forged.salt,
    });
    expect(await found(lines)).toEqual(['rows-altered-within 256 511']);
    lines[1] = JSON.stringify({ blocks: [] });
    expect(await found(lines)).toEqual(['root-differs']);
  });

  test('a row in the last, unfinished 256', async () => {
    const forged = rowOf(599, { user: 'eve' });
    const lines = log.lines();
    lines[HEAD + 599] = bundleLine({
      sequence: 599,
      leaf: forged.leaf,
      open: forged.open,
      content: { records: ['GB:p-599'] },
      salt: forged.salt,
    });
    expect(await found(lines)).toEqual(['root-differs 512 599']);
  });

  test('reordering, plain or with the places put right', async () => {
    const lines = log.lines();
    const [a = '', b = ''] = [lines[HEAD + 10], lines[HEAD + 20]];
    lines[HEAD + 10] = b;
    lines[HEAD + 20] = a;
    expect(await found(lines)).toEqual(expect.arrayContaining(['row-out-of-place 10']));
    const relabel = (line: string, sequence: number, leaf: Uint8Array): string =>
      JSON.stringify({
        ...(JSON.parse(line) as object),
        sequence,
        leaf: Buffer.from(leaf).toString('base64'),
      });
    lines[HEAD + 10] = relabel(b, 10, rows[10]?.leaf ?? Buffer.alloc(0));
    lines[HEAD + 20] = relabel(a, 20, rows[20]?.leaf ?? Buffer.alloc(0));
    const report = await verifyBundle(each(lines));
    expect(report.findings.map(({ message }) => message)).toEqual([
      'What stands at row 10 was logged as row 20.',
      'What stands at row 20 was logged as row 10.',
    ]);
  });

  test('rows left out, at the end or in the middle, repeated, and added', async () => {
    expect(await found(log.lines().slice(0, -3))).toEqual(['rows-cut-off 597 599']);
    expect(await found(log.lines().toSpliced(HEAD + 5, 2))).toEqual(['rows-missing 5 6']);
    expect(await found([...log.lines(), log.lines().at(-1) ?? ''])).toEqual(['row-repeated 599']);
    expect(await found([...log.lines(), (log.lines().at(-1) ?? '').replace('599', '600')])).toEqual([
      'row-beyond-checkpoint 600',
    ]);
    expect(await found(log.lines().slice(0, 1))).toEqual(['rows-cut-off 0 599']);
    expect(await found([])).toEqual(['line-malformed']);
    expect(await found(['x', ...log.lines().slice(1)])).toEqual(['line-malformed']);
    expect(await found([...log.lines(), '{}', 'null', '[', '{"sequence":-1}'])).toEqual(
      Array.from({ length: 4 }, () => 'line-malformed'),
    );
  });

  test('a checkpoint that nobody signed, whatever it claims', async () => {
    const head = JSON.parse(log.lines()[0] ?? '') as { checkpoint: string };
    const forged = { ...head, checkpoint: head.checkpoint.replace('\n600\n', '\n100000000000000\n') };
    expect(await found([JSON.stringify(forged), ...log.lines().slice(1)])).toEqual(['checkpoint-rejected']);
  });

  test('a log that was cut short or rewritten, and signed anew, against a checkpoint from before', async () => {
    const earlier = logOf(rows.slice(0, 400));
    expect(await found(log.lines(), { checkpoints: [earlier.checkpoint] })).toEqual([]);
    expect(await found(earlier.lines(), { checkpoints: [log.checkpoint] })).toEqual([
      'log-shortened 400 599',
    ]);
    const rewritten = logOf(rows.with(100, rowOf(100, { user: 'eve' })));
    expect(await found(rewritten.lines())).toEqual([]);
    expect(await found(rewritten.lines(), { checkpoints: [earlier.checkpoint] })).toEqual(['log-forked 400']);
    expect(await found(rewritten.lines(), { checkpoints: [log.checkpoint] })).toEqual(['log-forked 600']);
  });
});

describe('erasure', () => {
  const target = rowOf(3);
  const logged = rowOf(
    8,
    { kind: 'erasure', route: 'audit-erasure', user: 'dpo' },
    { records: [`audit:${target.open.id}`], detail: 'asked for' },
  );
  const whole = [...rows.slice(0, 8), logged];
  const erasedLines = (by: string): string[] => {
    const lines = logOf(whole).lines();
    const row: BundleRow = {
      sequence: 3,
      leaf: target.leaf,
      open: target.open,
      commitment: target.commitment,
      erased: { at: logged.open.at, by, reason: 'asked for', loggedAs: logged.open.id },
    };
    lines[1 + 3] = bundleLine(row);
    return lines;
  };

  test('leaves the tree whole, and what is left of the row can still not be changed', async () => {
    const report = await verifyBundle(each(erasedLines('dpo')));
    expect(report).toMatchObject({ findings: [], rows: { shown: 8, erased: 1 } });
    const lines = erasedLines('dpo');
    lines[4] = (lines[4] ?? '').replace('"ada"', '"eve"');
    expect(await found(lines)).toEqual(['row-altered 3']);
  });

  test('that nobody logged is tampering', async () => {
    expect(await found(erasedLines('eve'))).toEqual(['erasure-not-logged 3']);
    expect(await found(erasedLines('dpo').toSpliced(9, 1))).toEqual(
      ['rows-cut-off 8', 'erasure-not-logged 3'].map((text) =>
        text.startsWith('rows') ? `${text} 8` : text,
      ),
    );
  });
});

test('rows that are withheld take part by their leaf', async () => {
  const lines = log.lines();
  lines[HEAD + 4] = bundleLine({ sequence: 4, leaf: rows[4]?.leaf ?? Buffer.alloc(0), withheld: true });
  expect(await verifyBundle(each(lines))).toMatchObject({ findings: [], rows: { withheld: 1 } });
  lines[HEAD + 4] = bundleLine({ sequence: 4, leaf: Buffer.alloc(32), withheld: true });
  expect(await found(lines)).toEqual(['rows-altered-within 0 255']);
});

test('a quorum of witnesses is asked for, on this checkpoint or an earlier one', async () => {
  const witnesses = ['a', 'b', 'c', 'd'].map((name) => signerOf(name, KEY_TYPES.cosignature));
  const earlier = logOf(rows.slice(0, 500)).checkpoint;
  const cosigned = (count: number): string =>
    earlier +
    witnesses
      .slice(0, count)
      .map((witness) => cosignatureLine(parseNote(earlier).text, witness, 100))
      .join('');
  const linesWith = (count: number): string[] => {
    const lines = log.lines();
    lines[0] = JSON.stringify({ ...(JSON.parse(lines[0] ?? '') as object), witnessed: cosigned(count) });
    return lines;
  };
  const trust = { witnesses: witnesses.map(({ key }) => verifierKeyText(key)), quorum: 3 };
  expect(await found(linesWith(2), trust)).toEqual(['quorum-missed']);
  const report = await verifyBundle(each(linesWith(3)), trust);
  expect(report.findings).toEqual([]);
  expect(report.seal?.cosigned).toEqual(
    ['a', 'b', 'c'].map((witness) => ({ witness, at: '1970-01-01T00:01:40.000Z', rows: 500 })),
  );
});

describe('a proof of one row', () => {
  const growth = new TileGrowth();
  const frontier = new Frontier();
  for (const { leaf } of rows) frontier.append(leaf, growth.completed);
  const row = rows[321] ?? rowOf(321);
  const text = formatProof({
    index: 321,
    hashes: inclusionProof(321, ROWS, tileSource(growth.additions())),
    checkpoint: log.checkpoint,
    extra: proofExtra({
      row: { open: row.open, content: { records: [...row.content.records] }, salt: row.salt },
      keys: [verifierKeyText(log.signer.key)],
      witnesses: [],
      quorum: 0,
    }),
  });

  test('verifies without the log', () => {
    expect(verifyProof(text)).toMatchObject({ findings: [], sequence: 321, seal: { size: ROWS } });
  });

  test('of another row, place, path or log does not', () => {
    const proof = parseProof(text);
    const extra = (change: (json: string) => string): Uint8Array =>
      Buffer.from(change(Buffer.from(proof.extra ?? []).toString()));
    const other = signCheckpoint(
      { origin: log.signer.key.name, size: 600, root: Buffer.alloc(32) },
      log.signer,
    );
    const codes = (changed: object): unknown[] =>
      verifyProof(formatProof({ ...proof, ...changed })).findings.map(({ code }) => code);
    expect(codes({ index: 322 })).toEqual(['row-not-in-log']);
    expect(codes({ hashes: proof.hashes.slice(1) })).toEqual(['row-not-in-log']);
    expect(codes({ extra: extra((json) => json.replace('GB:p-321', 'GB:p-322')) })).toEqual([
      'row-not-in-log',
    ]);
    expect(codes({ extra: extra((json) => json.replace('"ada"', '"eve"')) })).toEqual(['row-not-in-log']);
    expect(codes({ checkpoint: other })).toEqual(['row-not-in-log']);
    expect(codes({ extra: undefined })).toEqual(['line-malformed']);
    expect(codes({ checkpoint: log.checkpoint.replace('\n600\n', '\n601\n') })).toEqual([
      'checkpoint-rejected',
    ]);
    expect(verifyProof('').findings.map(({ code }) => code)).toEqual(['line-malformed']);
  });
});
