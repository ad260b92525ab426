import { ForelandError } from '@foreland/model';
import type { View } from '@foreland/model';
import type { StatementReader, Store } from '@foreland/store';
import { serve } from './serve.ts';
import { ViewShelf } from './view-shelf.ts';
import type { Made } from './view-shelf.ts';
import type { ViewErrand, ViewReply, ViewWorkKind, ViewWorkSettings } from './view-work.ts';

/** How often something is made anew for one question, because the data changed meanwhile. */
const MOST_TRIES = 3;

/** How something is made of a view, and how questions are answered from it. */
export interface ViewCraft<Held extends Made, Question, Answer, Beside> {
  readonly digest: ViewWorkKind<Beside>['digest'];
  /**
   * Everything is read in one snapshot, which is given up before an engine begins.
   * @param checkpoint throws where nobody wants it any more; to be called often
   */
  readonly make: (store: Store, view: View, beside: Beside, checkpoint: () => void) => Promise<Held>;
  /** @param checkpoint as for `make` */
  readonly answer: (
    held: Held,
    reader: StatementReader,
    question: Question,
    checkpoint: () => void,
  ) => Answer | Promise<Answer>;
}

/** The other end of `ViewWork`. */
export function serveViewWork<Held extends Made, Question, Answer, Beside = undefined>({
  digest,
  make,
  answer,
}: ViewCraft<Held, Question, Answer, Beside>): void {
  let shelf: ViewShelf<Held> | undefined;

  serve<ViewErrand<Question, Beside>, ViewWorkSettings, ViewReply<Answer>>(
    async ({ store, view, request: { question, beside }, settings, checkpoint }) => {
      const held = (shelf ??= new ViewShelf<Held>(settings.held));
      for (let tries = 0; tries <= MOST_TRIES; tries += 1) {
        // Answered in a snapshot of the very data that it was made of: nobody who became protected since is in it.
        const reply = await store.read(view, async (reader) => {
          const made = held.find(view.viewClass, await digest(reader, beside));
          if (!made) return undefined;
          return {
            digest: made.digest,
            answer: question && (await answer(made, reader, question, checkpoint)),
          };
        });
        if (reply) return reply;
        if (tries < MOST_TRIES) held.put(view.viewClass, await make(store, view, beside, checkpoint));
      }
      throw new ForelandError({
        code: 'data-changing',
        message: 'What you may see changes faster than it can be looked through, as during a large import.',
        remedy: 'Ask again in a minute.',
        status: 503,
      });
    },
  );
}
