import { createHmac } from 'node:crypto';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { LogLevel } from '../config.ts';

/**
 * Structured log lines on standard error. They name routes, statuses and times; never addresses of records,
 * queries, bodies or people. What a person did is in the audit log, for those who may read it.
 */
export function openLog(
  level: LogLevel,
  destination: DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    { level, base: {}, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: withoutData } },
    destination,
  );
}

/** Database errors quote the row at fault in `detail` and `where`: only what names the place in the code is kept. */
function withoutData(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return { name: error.name, ...(code === undefined ? {} : { code }), stack: frames };
}

/** A name for a user that holds within one run of the node, to follow a problem through the log. */
export function pseudonyms(random: (bytes: number) => Uint8Array): (user: string) => string {
  const key = random(32);
  return (user) => createHmac('sha256', key).update(user).digest('hex').slice(0, 12);
}
