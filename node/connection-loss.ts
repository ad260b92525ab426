/** SQLSTATE class 08 (connection exception), 57P (operator intervention), and what the socket itself reports. */
const CODES = /^(08...|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;

/** Was the database lost on the way? Then nothing is wrong with what was asked, and asking again may succeed. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.message.startsWith('Connection terminated')) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Failures of files carry a path; those of the server a severity; those of a socket a system call without a path.
  return CODES.test(code) && ('severity' in error || ('syscall' in error && !('path' in error)) || ('syscall' in error && error.syscall === 'connect'));
}
