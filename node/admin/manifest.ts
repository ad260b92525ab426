import { z } from 'zod';

/** Chunks of a table's rows follow the manifest; what they must add up to comes last. */
export const MANIFEST = 'manifest.json';
export const TOTALS = 'totals.json';

export const Manifest = z.object({
  format: z.literal('foreland-backup'),
  version: z.literal(1),
  partner: z.string(),
  madeAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), digest: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()).min(1) })),
  /** How many photographs follow the tables, each under the hash of its bytes. */
  photos: z.number().int().nonnegative().default(0),
});
export type Manifest = z.output<typeof Manifest>;

/** By table: rows, bytes in PostgreSQL's COPY text form, and their SHA-256. */
export const Totals = z.record(
  z.string(),
  z.object({ rows: z.number(), bytes: z.number(), sha256: z.string() }),
);
export type Totals = z.output<typeof Totals>;

export function chunkName(table: string, index: number): string {
  return `tables/${table}/${String(index).padStart(6, '0')}.copy`;
}

export function photoName(hash: string): string {
  return `photos/${hash}`;
}

export function hashOfPhoto(name: string): string | undefined {
  return /^photos\/([0-9a-f]{64})$/.exec(name)?.[1];
}

export function tableOfChunk(name: string): string | undefined {
  return /^tables\/([^/]+)\/\d{6}\.copy$/.exec(name)?.[1];
}
