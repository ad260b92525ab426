import { serve } from '../serve.ts';
import { answer } from './answer.ts';
import type { NetworkAnswer, NetworkRequest } from './answer.ts';
import { NetworkShelf } from './held-network.ts';

/** Views whose networks are held; a node has few, and most people look through one. */
const HELD = 3;

const shelf = new NetworkShelf(HELD);

serve<NetworkRequest, undefined, NetworkAnswer | undefined>(async ({ store, view, request, checkpoint }) => {
  for (;;) {
    // Answered in a snapshot of the very data that the network was made of: nobody who became protected since is in it.
    const found = await store.read(view, async (reader) => {
      const held = await shelf.find(reader);
      if (!held) return undefined;
      return { answer: request.what === 'prepare' ? undefined : await answer(held, reader, request) };
    });
    if (found) return found.answer;
    await shelf.make(store, view, checkpoint);
  }
});
