import { setTimeout as sleep } from 'node:timers/promises';
import type { TestClient } from '@foreland/testkit';

/** Waits until the network of the caller’s view is made of what is there now. */
export async function networkMade(client: TestClient): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (!(await client.call('networks')).computing) return;
    await sleep(25);
  }
  throw new Error('the network was not made in time');
}
