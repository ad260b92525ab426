import { serve } from '../serve.ts';
import { answer } from './answer.ts';
import type { SupplyAnswer, SupplyRequest } from './answer.ts';
import { SupplyShelf } from './held-supply.ts';

/** Views whose supply is held; a node has few, and most people look through one. */
const HELD = 3;

const shelf = new SupplyShelf(HELD);

serve<SupplyRequest, undefined, SupplyAnswer | undefined>(async ({ store, view, request, checkpoint }) => {
  for (;;) {
    // Answered in a snapshot of the very data that it was made of: nobody who became protected since is in it.
    const found = await store.read(view, async (reader) => {
      const held = await shelf.find(reader, request.aid);
      if (!held) return undefined;
      const { question } = request;
      return { answer: question && (await answer(held, reader, question)) };
    });
    if (found) return found.answer;
    await shelf.make(store, view, request.aid, checkpoint);
  }
});
