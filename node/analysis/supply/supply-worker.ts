import { serveViewWork } from '../serve-view-work.ts';
import { answer } from './answer.ts';
import type { SupplyAnswer, SupplyQuestion } from './answer.ts';
import { makeSupply } from './held-supply.ts';
import type { HeldSupply } from './held-supply.ts';
import { supplyDigest } from './read-supply.ts';

serveViewWork<HeldSupply, SupplyQuestion, SupplyAnswer, readonly string[]>({
  digest: supplyDigest,
  make: makeSupply,
  answer,
});
