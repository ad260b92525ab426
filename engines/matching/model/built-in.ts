import type { EntityType } from '../entity-type.ts';
import models from './built-in.json' with { type: 'json' };
import type { MatchModel } from './match-model.ts';

/**
 * The models that Foreland comes with, made by scripts/train-matching.ts from the fictional exercise. What they weigh is
 * how registers and officers write; a partner with records of known identity makes better ones from those.
 */
export const MODELS = models as unknown as Readonly<Record<EntityType, MatchModel>>;
