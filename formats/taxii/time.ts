/** Microseconds since 1970: TAXII counts in them, and a double holds them exactly until the year 2255. */
export type Microseconds = number;

const TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,9}))?Z$/;

/** @returns undefined where the text is no time of RFC 3339 in UTC. */
export function parseTime(text: string): Microseconds | undefined {
  const [, whole, fraction = ''] = TIME.exec(text) ?? [];
  if (whole === undefined) return undefined;
  // A leap second counts as the second before it.
  const seconds = whole.replace(/:60$/, ':59');
  const milliseconds = Date.parse(`${seconds}Z`);
  if (Number.isNaN(milliseconds) || !new Date(milliseconds).toISOString().startsWith(seconds))
    return undefined;
  return milliseconds * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** With six digits, as TAXII writes times of its own. */
export function writeTime(time: Microseconds): string {
  const whole = Math.floor(time / 1000);
  const iso = new Date(whole).toISOString();
  return `${iso.slice(0, -1)}${String(time - whole * 1000).padStart(3, '0')}Z`;
}

/** With as many digits as are needed, at least three, as STIX writes versions. */
export function writeVersion(time: Microseconds): string {
  return time % 1000 === 0 ? new Date(time / 1000).toISOString() : writeTime(time);
}
