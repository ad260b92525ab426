import { restless } from './restless-testing.ts';
import { serveEngines } from './serve-engines.ts';

serveEngines([restless]);
