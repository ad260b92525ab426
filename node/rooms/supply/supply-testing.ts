import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Contract } from '@foreland/model/contract';
import type { TestClient } from '@foreland/testkit';

/** The supply of the caller’s view, once it is made of what is there now. */
export async function supplyMade(client: TestClient): Promise<Answer<Contract['supply']>> {
  for (let tries = 0; tries < 600; tries += 1) {
    const answer = await client.call('supply');
    if (!answer.computing) return answer;
    await sleep(25);
  }
  throw new Error('supply was not made in time');
}
