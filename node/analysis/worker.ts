import { analyse } from './analyse.ts';
import { serve } from './serve.ts';

serve<null, undefined, null>(async ({ store, view, now }) => {
  await analyse(store, view, now.slice(0, 10));
  return null;
});
