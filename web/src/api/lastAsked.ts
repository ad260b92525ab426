const KEY = 'foreland.asked';

let here = Date.now();

/** Notes that the node was asked something: while it is, it takes the person for present. */
export function noteAsked(): void {
  here = Date.now();
  try {
    localStorage.setItem(KEY, String(here));
  } catch {
    // Where storage is forbidden each tab knows of itself alone.
  }
}

/** When the node was last asked something from this browser, by any of its tabs; milliseconds since 1970. */
export function lastAsked(): number {
  try {
    return Math.max(here, Number(localStorage.getItem(KEY) ?? 0) || 0);
  } catch {
    return here;
  }
}
