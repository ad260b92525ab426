/** A thread that helps with a network: hands it each task that arrives, and sends its answer back. */
import { parentPort } from 'node:worker_threads';
import { NetworkHelper } from '@foreland/networks';
import type { NetworkTask } from '@foreland/networks';

const helper = new NetworkHelper();

parentPort?.on('message', (task: NetworkTask) => parentPort?.postMessage(helper.work(task)));
