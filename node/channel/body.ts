import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Pace, TooSlow } from './pace.ts';
import type { Patience } from './pace.ts';
import { bodyCut, bodySlow, digestMismatch } from './refusal.ts';

/** The body of a request on its way in. */
export interface ArrivingBody {
  /**
   * Its bytes, once. It comes to an end only if all bytes came and their digest is the one that was signed; otherwise it
   * throws after the last byte. So whatever is read here must be laid aside until the end.
   * @throws ForelandError `package-cut`, `package-slow`, `package-digest-mismatch`
   */
  readonly stream: AsyncIterable<Uint8Array>;
  /** Resolves when the stream has come to its end; rejects as the stream throws. */
  readonly whole: Promise<void>;
  readonly isWhole: () => boolean;
}

export function arrivingBody(
  message: IncomingMessage,
  expected: { readonly bytes: number; readonly sha256: Buffer },
  patience: Patience,
): ArrivingBody {
  const whole = Promise.withResolvers<void>();
  // Whoever does not ask hears of it through the stream.
  whole.promise.catch(() => undefined);
  let complete = false;

  async function* read(): AsyncGenerator<Uint8Array, void, undefined> {
    const digest = createHash('sha256');
    let bytes = 0;
    const pace = new Pace(patience);
    const source: AsyncIterator<Uint8Array> = message.iterator({ destroyOnReturn: false });
    try {
      for (;;) {
        const next = await pace.within(source.next()).catch((error: unknown) => {
          throw error instanceof TooSlow ? bodySlow() : bodyCut();
        });
        if (next.done === true) break;
        bytes += next.value.length;
        pace.moved(next.value.length);
        digest.update(next.value);
        yield next.value;
      }
      if (bytes !== expected.bytes) throw bodyCut();
      if (!digest.digest().equals(expected.sha256)) throw digestMismatch();
      complete = true;
      whole.resolve();
    } catch (error) {
      whole.reject(error);
      throw error;
    } finally {
      // Does nothing where the promise is settled; otherwise the reader has gone before the end.
      whole.reject(bodyCut());
    }
  }

  return Object.freeze({ stream: read(), whole: whole.promise, isWhole: () => complete });
}
