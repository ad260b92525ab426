import { generateExercise } from '@foreland/exercise';
import type { ExerciseFile } from '@foreland/exercise';
import { bytesFile } from '@foreland/formats';
import { findProperty } from '@foreland/model';
import type { Label } from '@foreland/model';
import { identifierClassOf } from '@foreland/model/identifiers';
import { fold, scriptOf } from '@foreland/model/text';
import { runImport } from '@foreland/node/import-run';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { startEmbedded } from '@foreland/store/embedded';
import { join } from 'node:path';
import { Sample, randomFrom } from './measure.ts';

/** What a reader may ask for, drawn from what the reader may see. */
export interface Drawn {
  /** Names as written, by how the letters are. */
  readonly latinNames: readonly string[];
  readonly otherNames: readonly string[];
  /** Single words of names that the most names have. */
  readonly commonNameWords: readonly string[];
  readonly identifiers: readonly string[];
  /** Words of free text: those in the most statements, and those in three at most. */
  readonly commonWords: readonly string[];
  readonly rareWords: readonly string[];
  readonly records: readonly string[];
  /** Records that the most others point to. */
  readonly hubs: readonly string[];
}

export interface Loaded {
  readonly statements: number;
  readonly seconds: number;
  readonly drawn: Drawn;
}

/** As far as the bench looks into a line. */
interface Line {
  readonly record?: string;
  readonly schema?: string;
  readonly property?: string;
  readonly value?: string;
  readonly label: string;
  readonly is?: Label;
}

/** Fills the database of a node that does not run with the large exercise, and draws questions from it. */
export async function loadLarge(home: string, seed: number, today: string): Promise<Loaded> {
  const { files } = generateExercise({ size: 'large', seed, today });
  const drawing = new Drawing(randomFrom(seed));
  for (const { lines } of files) drawing.look(lines());

  await using server = await startEmbedded({ dataDirectory: join(home, 'database') });
  await using store = await openStore({ connection: server.connection(), clock: () => new Date() });
  const began = performance.now();
  // Partners hand over at the same time, each one file after the other.
  const partners = [...Map.groupBy(files, ({ partner }) => partner).values()];
  const counts = await Promise.all(partners.map((own) => importAll(store, own)));
  const seconds = (performance.now() - began) / 1000;
  // As PostgreSQL does by itself within minutes of a large import; what comes next is to be the same each time.
  await store.pool.query('VACUUM (ANALYZE)');
  return { statements: counts.reduce((sum, each) => sum + each, 0), seconds, drawn: drawing.drawn() };
}

async function importAll(store: Store, files: readonly ExerciseFile[]): Promise<number> {
  let accepted = 0;
  for (const { name, partner, lines } of files) {
    const report = await runImport(store, {
      files: [bytesFile(name, new TextEncoder().encode([...lines()].join('\n')))],
      fileHash: name,
      format: 'foreland',
      options: {},
      view: await store.view({
        user: 'bench',
        partner,
        role: 'analyst',
        purpose: 'operational-analysis',
        clearance: 'secret',
      }),
      allowRejected: false,
    });
    if (report.errors.length > 0) throw new Error(`${name}: ${JSON.stringify(report.errors[0])}`);
    accepted += report.accepted;
  }
  return accepted;
}

class Drawing {
  readonly #latinNames: Sample<string>;
  readonly #otherNames: Sample<string>;
  readonly #identifiers: Sample<string>;
  readonly #records: Sample<string>;
  readonly #nameWords = new Map<string, number>();
  readonly #words = new Map<string, number>();
  readonly #references = new Map<string, number>();

  constructor(random: () => number) {
    this.#latinNames = new Sample(120, random);
    this.#otherNames = new Sample(120, random);
    this.#identifiers = new Sample(120, random);
    this.#records = new Sample(300, random);
  }

  look(lines: Iterable<string>): void {
    const labels = new Map<string, Label>();
    let before = '';
    for (const text of lines) {
      const { record, schema, property, value, label, is } = JSON.parse(text) as Line;
      if (is) labels.set(label, is);
      if (record === undefined || schema === undefined || property === undefined || value === undefined)
        continue;
      const known = labels.get(label);
      if (!known || !known.audience.includes('GB') || known.protected || known.level !== 'restricted')
        continue;
      if (record !== before) this.#records.offer(record);
      before = record;
      const type = findProperty(schema, property)?.type.name;
      if (type === 'name') this.#name(value);
      else if (identifierClassOf(schema, property) !== undefined) this.#identifiers.offer(value);
      else if (type === 'text' || type === 'string' || type === 'address') count(this.#words, value);
      else if (type === 'entity') this.#references.set(value, (this.#references.get(value) ?? 0) + 1);
    }
  }

  #name(value: string): void {
    (scriptOf(value) === 'Latn' ? this.#latinNames : this.#otherNames).offer(value);
    count(this.#nameWords, value);
  }

  drawn(): Drawn {
    return {
      latinNames: this.#latinNames.items,
      otherNames: this.#otherNames.items,
      identifiers: this.#identifiers.items,
      records: this.#records.items,
      commonNameWords: mostFrequent(this.#nameWords, 40),
      commonWords: mostFrequent(this.#words, 40),
      rareWords: [...this.#words]
        .filter(([, times]) => times <= 3)
        .map(([word]) => word)
        .sort()
        .filter((_, index, all) => index % Math.ceil(all.length / 120) === 0),
      hubs: mostFrequent(this.#references, 60),
    };
  }
}

function count(words: Map<string, number>, text: string): void {
  for (const word of new Set(fold(text).split(' '))) {
    if (word.length >= 3) words.set(word, (words.get(word) ?? 0) + 1);
  }
}

function mostFrequent(counts: ReadonlyMap<string, number>, wanted: number): string[] {
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, wanted)
    .map(([key]) => key);
}
