import { DEFINITIONS } from '../entities/definition.ts';
import type { EntityType } from '../entity-type.ts';
import { startingModel } from './match-model.ts';
import type { MatchModel } from './match-model.ts';

/** The models that Foreland comes with. */
export const MODELS = Object.fromEntries(
  DEFINITIONS.map(({ type, fields }) => [type, startingModel(fields)]),
) as Readonly<Record<EntityType, MatchModel>>;
