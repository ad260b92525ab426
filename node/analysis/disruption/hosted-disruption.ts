import { disruptionEngine } from '@foreland/networks/disruption';
import { hosted } from '../hosted.ts';

/** Rankings of actions, in a thread of their own, so that charts do not wait for them. */
export const disruption = hosted(disruptionEngine);
