import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import type { Partner } from '@foreland/model/partner';
import type { Client } from './client.ts';
import { signInAs } from './commands/session.ts';
import { CommandError, EXIT } from './exit.ts';
import type { Invocation } from './invocation.ts';

export type Persona = Answer<typeof contract.signInOptions>['personas'][number];
type Session = Answer<typeof contract.session>;

/** The fictional people of an exercise node. @throws CommandError where the node holds real data. */
export async function personasOf(client: Client): Promise<Persona[]> {
  const { exercise, personas } = await client.call(contract.signInOptions);
  if (exercise) return personas;
  throw new CommandError(EXIT.refused, {
    code: 'exercise-off',
    message: 'This node is for real work; there is nobody fictional to take.',
    remedy: 'Start an exercise node: FORELAND_EXERCISE=small foreland start.',
  });
}

/** The first fictional person of a partner who may work as an analyst, signed in as one, for operational analysis. */
export async function signedInAs(
  invocation: Invocation,
  personas: readonly Persona[],
  partner: Partner,
): Promise<{ client: Client; session: Session }> {
  for (const persona of personas.filter((each) => each.partner === partner)) {
    const client = invocation.stranger();
    const session = await signInAs(client, persona.id, {});
    if (session.choices.some(({ role }) => role === 'analyst')) {
      return {
        client,
        session: await client.call(contract.switchPurpose, {
          body: { role: 'analyst', purpose: 'operational-analysis' },
        }),
      };
    }
    await client.call(contract.signOut);
  }
  throw new CommandError(EXIT.refused, {
    code: 'persona-missing',
    message: `No fictional person of ${partner} is an analyst.`,
    remedy: 'Use a node of this version.',
  });
}
