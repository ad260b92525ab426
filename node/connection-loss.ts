/** SQLSTATE class 08 (connection exception), 57P (operator intervention), and what the socket itself reports. */
const CODES = /^(08...|57P0[1-5]|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;

/** What `pg` says of a client whose connection has gone: first, and of each query after. */
const LOST_CLIENT = /^Connection terminated|^Client .*not queryable$/;

/** Was the database lost on the way? Then nothing is wrong with what was asked, and asking again may succeed. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (LOST_CLIENT.test(error.message)) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const fromServer = 'severity' in error;
  // A file may be missing too (ENOENT), but not to a socket.
  const fromSocket =
    'syscall' in error &&
    (error.syscall === 'connect' || error.syscall === 'read' || error.syscall === 'write');
  return CODES.test(code) && (fromServer || fromSocket);
}
