import { ENGINES } from './engines.ts';
import { serveEngines } from './serve-engines.ts';

serveEngines(ENGINES);
