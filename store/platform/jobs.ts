import type {
  ImportReport,
  Json,
  Level,
  Loss,
  Partner,
  Purpose,
  Reader,
  Refusal,
  Role,
} from '@foreland/model';
import type { ClientBase, Pool } from 'pg';
import { jsonOrNull } from './nulls.ts';

export const JOB_KINDS = ['dry-run', 'import', 'export', 'cross-match', 'taxii'] as const;
export type JobKind = (typeof JOB_KINDS)[number];
export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface ExportResult {
  readonly fileName: string;
  readonly bytes: number;
  readonly statements: number;
  readonly lost: readonly Loss[];
}

/** What a finished job hands back. */
export interface JobResult {
  readonly report?: ImportReport;
  readonly export?: ExportResult;
}

/** A job as its owner sees it. */
export interface Job extends JobResult {
  readonly id: string;
  readonly kind: JobKind;
  readonly state: JobState;
  /** 0 to 1. */
  readonly progress?: number;
  readonly step?: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly problem?: Refusal;
}

/** What a worker needs to do the job. */
export interface JobTask {
  readonly id: string;
  readonly kind: JobKind;
  readonly payload: Json;
  /** The owner as at the start: the job sees what its owner saw. */
  readonly reader: Reader;
}

export interface NewJob extends JobTask {
  readonly viewClass: string;
}

interface Row {
  id: string;
  kind: JobKind;
  state: JobState;
  progress: number | null;
  step: string | null;
  started_at: string | null;
  ended_at: string | null;
  report: ImportReport | null;
  export: ExportResult | null;
  problem: Refusal | null;
}

interface TaskRow {
  id: string;
  kind: JobKind;
  payload: Json;
  user_name: string;
  partner: Partner;
  role: Role;
  purpose: Purpose | null;
  clearance: Level;
}

const COLUMNS = 'id, kind, state, progress, step, started_at, ended_at, report, export, problem';
/** The owner in the same role, for the same purpose and with the same clearance: a report may tell what that view sees. */
const OWNED =
  'user_name = $1 AND partner = $2 AND role = $3 AND purpose IS NOT DISTINCT FROM $4 AND clearance = $5';

function owner(reader: Reader): unknown[] {
  return [reader.user, reader.partner, reader.role, reader.purpose ?? null, reader.clearance];
}

export class JobTable {
  readonly #pool: Pool;
  readonly #clock: () => Date;

  constructor(pool: Pool, clock: () => Date) {
    this.#pool = pool;
    this.#clock = clock;
  }

  /** Adds a job as part of the client's transaction. */
  async add(client: ClientBase, job: NewJob): Promise<void> {
    await client.query(
      `INSERT INTO job (user_name, partner, role, purpose, clearance, id, kind, view_class, payload, state, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10)`,
      [...owner(job.reader), job.id, job.kind, job.viewClass, JSON.stringify(job.payload), this.#clock()],
    );
  }

  async find(reader: Reader, id: string): Promise<Job | undefined> {
    const { rows } = await this.#pool.query<Row>(`SELECT ${COLUMNS} FROM job WHERE ${OWNED} AND id = $6`, [
      ...owner(reader),
      id,
    ]);
    return rows[0] && jobOf(rows[0]);
  }

  /** Newest first. */
  async list(reader: Reader, limit: number): Promise<readonly Job[]> {
    const { rows } = await this.#pool.query<Row>(
      `SELECT ${COLUMNS} FROM job WHERE ${OWNED} ORDER BY created_at DESC, id LIMIT $6`,
      [...owner(reader), limit],
    );
    return rows.map(jobOf);
  }

  /**
   * Takes a job up, for the first time or again after an interruption.
   * Undefined where it has ended meanwhile, or ends here because its owner wants it stopped.
   */
  async begin(id: string): Promise<JobTask | undefined> {
    await this.#pool.query(
      `UPDATE job SET state = 'cancelled', payload = 'null', ended_at = $2
       WHERE id = $1 AND cancelling AND state IN ('waiting', 'running')`,
      [id, this.#clock()],
    );
    const { rows } = await this.#pool.query<TaskRow>(
      `UPDATE job SET state = 'running', started_at = coalesce(started_at, $2), progress = NULL, step = NULL
       WHERE id = $1 AND state IN ('waiting', 'running')
       RETURNING id, kind, payload, user_name, partner, role, purpose, clearance`,
      [id, this.#clock()],
    );
    const row = rows[0];
    return (
      row && {
        id: row.id,
        kind: row.kind,
        payload: row.payload,
        reader: {
          user: row.user_name,
          partner: row.partner,
          role: row.role,
          purpose: row.purpose ?? undefined,
          clearance: row.clearance,
        },
      }
    );
  }

  async advance(id: string, progress: number | undefined, step: string | undefined): Promise<void> {
    await this.#pool.query(`UPDATE job SET progress = $2, step = $3 WHERE id = $1 AND state = 'running'`, [
      id,
      progress ?? null,
      step ?? null,
    ]);
  }

  async isCancelling(id: string): Promise<boolean> {
    const { rows } = await this.#pool.query<{ cancelling: boolean }>(
      'SELECT cancelling FROM job WHERE id = $1',
      [id],
    );
    return rows[0]?.cancelling ?? true;
  }

  async succeed(id: string, result: JobResult): Promise<void> {
    await this.#pool.query(
      `UPDATE job SET state = 'done', progress = 1, step = NULL, report = $2, export = $3, payload = 'null', ended_at = $4
       WHERE id = $1 AND state = 'running'`,
      [id, jsonOrNull(result.report), jsonOrNull(result.export), this.#clock()],
    );
  }

  async fail(id: string, problem: Refusal): Promise<void> {
    await this.#pool.query(
      `UPDATE job SET state = 'failed', step = NULL, problem = $2, payload = 'null', ended_at = $3
       WHERE id = $1 AND state IN ('waiting', 'running')`,
      [id, JSON.stringify(problem), this.#clock()],
    );
  }

  /** A job under way has stopped, with nothing kept. */
  async stopped(id: string): Promise<void> {
    await this.#pool.query(
      `UPDATE job SET state = 'cancelled', step = NULL, payload = 'null', ended_at = $2 WHERE id = $1 AND state = 'running'`,
      [id, this.#clock()],
    );
  }

  /** Puts an interrupted job back in the queue. */
  async putBack(id: string): Promise<void> {
    await this.#pool.query(
      `UPDATE job SET state = 'waiting', progress = NULL, step = NULL WHERE id = $1 AND state = 'running'`,
      [id],
    );
  }

  /** Jobs that have not ended. Where no other process works on this database, whoever had taken them up is gone. */
  async unfinished(): Promise<readonly { id: string; kind: JobKind }[]> {
    const { rows } = await this.#pool.query<{ id: string; kind: JobKind }>(
      `SELECT id, kind FROM job WHERE state IN ('waiting', 'running')`,
    );
    return rows;
  }

  /**
   * Ends a job that waits; asks one that is under way to stop. What a job has done by the time it notices stays done.
   * @returns the job as it is now; undefined where the reader has no such job.
   */
  async cancel(reader: Reader, id: string): Promise<Job | undefined> {
    await this.#pool.query(
      `UPDATE job SET
         cancelling = true,
         state = CASE state WHEN 'waiting' THEN 'cancelled' ELSE state END,
         ended_at = CASE state WHEN 'waiting' THEN $7::timestamptz END
       WHERE ${OWNED} AND id = $6 AND state IN ('waiting', 'running')`,
      [...owner(reader), id, this.#clock()],
    );
    return this.find(reader, id);
  }

  async removeEndedBefore(before: Date): Promise<void> {
    await this.#pool.query('DELETE FROM job WHERE ended_at < $1', [before]);
  }

  /** How many jobs are in each state, for the node's own counters. */
  async countStates(): Promise<readonly { kind: JobKind; state: JobState; count: number }[]> {
    const { rows } = await this.#pool.query<{ kind: JobKind; state: JobState; count: number }>(
      'SELECT kind, state, count(*) AS count FROM job GROUP BY kind, state ORDER BY kind, state',
    );
    return rows;
  }
}

function jobOf(row: Row): Job {
  return Object.freeze({
    id: row.id,
    kind: row.kind,
    state: row.state,
    ...(row.progress === null ? {} : { progress: row.progress }),
    ...(row.step === null ? {} : { step: row.step }),
    ...(row.started_at === null ? {} : { startedAt: row.started_at }),
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(row.report === null ? {} : { report: row.report }),
    ...(row.export === null ? {} : { export: row.export }),
    ...(row.problem === null ? {} : { problem: row.problem }),
  });
}
