import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { inEnglish } from '../messages.ts';
import { onceMade } from '../once-made.ts';
import { table } from '../render/table.ts';
import type { Shell } from '../shell.ts';

type Engine = Answer<typeof contract.engines>['engines'][number];

export function addEngineCommands(program: Command, shell: Shell): void {
  program
    .command('engines')
    .description('Lists the engines of the node, their versions and the questions that they answer.')
    .addHelpText('after', '\nExample:\n  foreland engines --json')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.engines);
        invocation.answer(answer, () => lines(invocation, answer.engines));
      }),
    );
  program
    .command('ask')
    .description('Asks a question that an engine declares, of what you may see; the answer is JSON.')
    .argument('<engine>', 'see foreland engines')
    .argument('<question>', 'one of its questions')
    .argument('[input]', 'the question in JSON, as the engine declares it', '{}')
    .addHelpText('after', '\nExample:\n  foreland ask finance brokers \'{"limit": 5}\'')
    .action((engine: string, question: string, input: string, _options: object, command: Command) =>
      shell.run(command, (invocation) => ask(invocation, { engine, question }, input)),
    );
}

async function ask(
  invocation: Invocation,
  params: { readonly engine: string; readonly question: string },
  input: string,
): Promise<void> {
  const body = objectIn(input);
  const client = await invocation.client();
  const answer = await onceMade(client, () => client.call(contract.askEngine, { params, body }));
  invocation.answer(answer, () => JSON.stringify(answer.answer, null, 2).split('\n'));
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Said below, as for what is JSON and no object.
  }
  throw wrongUsage(`The question is no JSON object: ${text}`, 'Write it as in \'{"limit": 5}\'.');
}

function lines({ page }: Invocation, engines: readonly Engine[]): string[] {
  return table(page, engines, [
    { title: 'Engine', cell: ({ id }) => id, whole: true },
    { title: 'Version', cell: ({ version }) => version },
    { title: 'About', cell: ({ title }) => inEnglish(title) },
    { title: 'Questions', cell: ({ questions }) => questions.map(({ name }) => name).join(', ') },
  ]);
}
