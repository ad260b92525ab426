/** A sign of life for proxies that close silent connections. */
const SILENCE_MILLISECONDS = 15_000;

/** Server-sent events of the values, with a comment whenever it has been silent for long. Ends when the signal aborts. */
export async function* eventLines(
  values: AsyncIterable<unknown>,
  check: (value: unknown) => unknown,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const iterator = values[Symbol.asyncIterator]();
  const ended = new Promise<'ended'>((resolve) => {
    if (signal.aborted) resolve('ended');
    signal.addEventListener('abort', () => resolve('ended'), { once: true });
  });
  try {
    let next = iterator.next();
    for (;;) {
      const silence = timer(SILENCE_MILLISECONDS);
      const first = await Promise.race([next, ended, silence.passed]).finally(silence.cancel);
      if (first === 'ended') return;
      if (first === 'silence') {
        yield ': still here\n\n';
        continue;
      }
      if (first.done) return;
      yield `data: ${JSON.stringify(check(first.value))}\n\n`;
      next = iterator.next();
    }
  } finally {
    // Not awaited: a generator that still waits for its next value would hold the connection.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

function timer(milliseconds: number): { readonly passed: Promise<'silence'>; readonly cancel: () => void } {
  let handle: NodeJS.Timeout | undefined;
  const passed = new Promise<'silence'>((resolve) => {
    handle = setTimeout(() => resolve('silence'), milliseconds);
  });
  return { passed, cancel: () => clearTimeout(handle) };
}
