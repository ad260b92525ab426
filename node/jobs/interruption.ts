/** Why a job was stopped from outside. */
export class Interruption extends Error {
  readonly why: 'cancelled' | 'stopping' | 'taken-over';

  constructor(why: 'cancelled' | 'stopping' | 'taken-over') {
    super(`the job was interrupted: ${why}`);
    this.name = 'Interruption';
    this.why = why;
  }
}

/** SQLSTATE classes 08 (connection) and 57P (operator intervention), and what the socket itself reports. */
const CONNECTION_CODES = /^(08...|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;

/** Was the database lost on the way? Then the job is not at fault and is worth another run. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return ('syscall' in error || 'severity' in error ? CONNECTION_CODES.test(code) : false) || /^Connection terminated/.test(error.message);
}
