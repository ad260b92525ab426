import type { Message } from '@foreland/model/message';
import { z } from 'zod';
import { say } from './analysis.ts';
import type { Analysis, WordKey } from './analysis.ts';
import { english } from './english.ts';

/** Something that may be set, as a form shows it. */
export interface Parameter {
  readonly name: string;
  readonly title: Message;
  readonly isWhole: boolean;
  readonly least: number;
  readonly most: number;
  /** What it is where nothing is set. */
  readonly usual: number;
}

/** What may be set for an analysis, read from the schema that checks it. */
export function parametersOf({ id, parameters }: Pick<Analysis, 'id' | 'parameters'>): readonly Parameter[] {
  const { properties = {} } = z.toJSONSchema(parameters) as { properties?: Record<string, NumberSchema> };
  return Object.entries(properties).map(([name, { type, minimum, maximum, default: usual }]) => ({
    name,
    title: say(wordFor(id, name)),
    isWhole: type === 'integer',
    least: minimum,
    most: maximum,
    usual,
  }));
}

interface NumberSchema {
  readonly type: 'number' | 'integer';
  readonly minimum: number;
  readonly maximum: number;
  readonly default: number;
}

/** What means the same everywhere has one word. */
function wordFor(id: string, name: string): WordKey {
  const own = `analysis.${id}.${name}`;
  return (Object.hasOwn(english, own) ? own : `analysis.${name}`) as WordKey;
}
