import { message } from '@foreland/model/message';
import type { Message } from '@foreland/model/message';

const made = new Map<string, Message>();

/** A message without values: the same object each time, because thousands of leads carry it. */
export function fixedMessage(key: string): Message {
  let known = made.get(key);
  if (known === undefined) {
    known = message(key);
    made.set(key, known);
  }
  return known;
}
