import { NODE_ROLE } from '@foreland/model';
import type { AuditOutcome, Partner, ProcessingKind, Purpose } from '@foreland/model';
import type { Envelope } from '@foreland/sealing/log';
import type { AuditActor, AuditLog } from '@foreland/store/platform';
import type { PoolClient } from 'pg';

/** Something that Directive (EU) 2016/680 article 25 wants logged, or that concerns accounts, sessions and the log. */
export interface AuditEvent {
  readonly kind: ProcessingKind;
  /** See `nodeActor` for what no person does. */
  readonly actor: AuditActor;
  /** Route of the call, or what was done where there is no call: `job-import`, `package-sent`. */
  readonly route: string;
  /** That of the actor where absent. */
  readonly purpose?: Purpose | undefined;
  /** `allowed` where absent. */
  readonly outcome?: AuditOutcome | undefined;
  readonly records?: readonly string[] | undefined;
  /** To whom data was disclosed. */
  readonly recipient?: string | undefined;
  /** The sealed package whose other end another node logs. */
  readonly envelope?: Envelope | undefined;
  readonly detail?: string | undefined;
}

/** The one place where the node writes down what was done: calls, jobs and exchanges alike. */
export class AuditTrail {
  readonly #log: AuditLog;
  readonly #written: () => void;

  constructor(log: AuditLog, written: () => void) {
    this.#log = log;
    this.#written = written;
  }

  /**
   * Resolves once the row is kept: show, send or apply nothing before that. The row becomes a leaf of the tree later.
   * @param within a transaction of the caller: the row is kept with what else that does, or not at all
   * @returns the id of the row
   */
  async write(event: AuditEvent, within?: Pick<PoolClient, 'query'>): Promise<string> {
    const { actor, purpose = actor.purpose, outcome = 'allowed', ...entry } = event;
    const id = await this.#log.write(
      { user: actor.user, partner: actor.partner, role: actor.role, purpose },
      { ...entry, outcome },
      within,
    );
    this.#written();
    return id;
  }
}

/** The node itself, where it acts and no person does. */
export function nodeActor(partner: Partner, purpose?: Purpose): AuditActor {
  return { user: NODE_ROLE, partner, role: NODE_ROLE, purpose };
}
