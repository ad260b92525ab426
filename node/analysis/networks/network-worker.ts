import { serve } from '../serve.ts';
import { answer } from './answer.ts';
import type { NetworkAnswer, NetworkRequest } from './answer.ts';
import { NetworkShelf } from './held-network.ts';

/** Views whose networks are held; a node has few, and most people look through one. */
const HELD = 3;

const shelf = new NetworkShelf(HELD);

serve<NetworkRequest, undefined, NetworkAnswer | undefined>(async ({ store, view, request, checkpoint }) => {
  const held = await shelf.take(store, view, checkpoint);
  if (request.what === 'prepare') return undefined;
  return store.read(view, (reader) => answer(held, reader, request));
});
