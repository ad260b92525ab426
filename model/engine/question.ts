import type { ZodType, z } from 'zod';
import type { Message } from '../message.ts';
import type { Run } from './run.ts';

/** Something that can be asked of what an engine found in a view: over HTTP, on the command line, by another engine. */
export interface Question<State, Parameters, Asked, Answered> {
  readonly title: Message;
  readonly input: ZodType<Asked>;
  readonly output: ZodType<Answered>;
  /** Asked by other parts of the node alone, not by people. */
  readonly isInternal?: boolean;
  /** Records that an answer is about, for the audit log. */
  records?(answered: Answered): Iterable<string>;
  /** @throws ForelandError what the question is refused with */
  answer(state: State, asked: Asked, run: Run<Parameters>): Answered | Promise<Answered>;
}

/** Takes the types of what is asked and answered from the shapes that are declared. */
export function question<State, Parameters, Asked extends ZodType, Answered extends ZodType>(declared: {
  readonly title: Message;
  readonly input: Asked;
  readonly output: Answered;
  readonly isInternal?: boolean;
  records?(answered: z.infer<Answered>): Iterable<string>;
  answer(
    state: State,
    asked: z.infer<Asked>,
    run: Run<Parameters>,
  ): z.infer<Answered> | Promise<z.infer<Answered>>;
}): Question<State, Parameters, z.infer<Asked>, z.infer<Answered>> {
  return declared as unknown as Question<State, Parameters, z.infer<Asked>, z.infer<Answered>>;
}
