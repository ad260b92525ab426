/** Errors by which Vite's loader says that a script or sheet of the app could not be fetched. */
const seen = new WeakSet<object>();

addEventListener('vite:preloadError', (event) => seen.add(event.payload));

/** Is the error that a part of the app is not there: the node is away, or has been replaced by another version? */
export function isMissingPart(error: unknown): boolean {
  return typeof error === 'object' && error !== null && seen.has(error);
}
