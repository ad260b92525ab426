import { correlations, ObservationTable } from '@foreland/correlations';
import type { IdentifierObservation } from '@foreland/correlations';

/** Rows of a large joint picture: most values stand alone, some are shared by a few records, a handful by many. */
const ROWS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 5;
const PARTNERS = ['GB', 'DE', 'FR', 'BE', 'NL'];
const CLASSES = ['phone', 'iban', 'document', 'email', 'plate', 'handle'];
const SCHEMATA = ['Person', 'Person', 'Person', 'BankAccount', 'Vehicle', 'Call', 'Advert', 'Company'];

/** Mulberry32: 32-bit generator of known sequence, so that every run measures the same rows. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick(list: readonly string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? '';
}

function makeRows(): IdentifierObservation[] {
  const random = randomFrom(1);
  const rows: IdentifierObservation[] = [];
  for (let row = 0; row < ROWS; row++) {
    const draw = random();
    const value = draw < 0.0005 ? row % 20 : draw < 0.15 ? Math.floor(random() * (ROWS / 12)) : ROWS + row;
    const partner = pick(PARTNERS, random);
    rows.push({
      record: `${partner}:r-${Math.floor(random() * ROWS * 0.6)}`,
      contribution: `${partner}-contribution-${Math.floor(random() * 12)}`,
      schema: pick(SCHEMATA, random),
      subject: 'suspect',
      statement: `${row.toString(16).padStart(8, '0')}-0000-0000-0000-000000000000`,
      class: pick(CLASSES, random),
      value: `+4477${String(value).padStart(9, '0')}`,
      checksum: 'none',
      label: row % 40,
    });
  }
  return rows;
}

/** What one would write in an hour: group objects by a joined key, keep keys with two records. No score, no reasons. */
function naivePeer(rows: readonly IdentifierObservation[]): number {
  const byValue = new Map<string, IdentifierObservation[]>();
  for (const row of rows) {
    const key = `${row.class}|${row.value}`;
    const known = byValue.get(key);
    if (known) known.push(row);
    else byValue.set(key, [row]);
  }
  let shared = 0;
  for (const group of byValue.values()) if (new Set(group.map(({ record }) => record)).size > 1) shared++;
  return shared;
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const rows = makeRows();
const before = process.memoryUsage();
const table = ObservationTable.of(rows);
const after = process.memoryUsage();
const megabytes = (after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20;
const captions = new Map<string, string>();

// Rounds alternate and the shortest counts, so that other work on the machine favours nobody.
const rounds = Array.from({ length: ROUNDS }, () => ({
  fill: milliseconds(() => void ObservationTable.of(rows)),
  analysis: milliseconds(() => void correlations.run({ observations: table, captions })),
  peer: milliseconds(() => void naivePeer(rows)),
}));
const fill = Math.min(...rounds.map((round) => round.fill));
const analysis = Math.min(...rounds.map((round) => round.analysis));
const peer = Math.min(...rounds.map((round) => round.peer));
const { leads, generic } = correlations.run({ observations: table, captions });

process.stdout.write(
  [
    `correlations, ${ROWS.toLocaleString('en')} observations, ${leads.length} leads, ${generic.length} generic values`,
    `  fill table ${fill.toFixed(0)} ms, analyse ${analysis.toFixed(0)} ms, together ${(fill + analysis).toFixed(0)} ms; table ${megabytes.toFixed(0)} MB`,
    `  naive Map of arrays, grouping only ${peer.toFixed(0)} ms (${naivePeer(rows)} shared values)`,
    `  ratio ${((fill + analysis) / peer).toFixed(2)} (ours, with scores and reasons, to the peer without)`,
    '',
  ].join('\n'),
);
