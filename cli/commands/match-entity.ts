import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import { entityLines } from '../render/match.ts';
import type { Shell } from '../shell.ts';

export function addEntityCommands(match: Command, shell: Shell): void {
  match
    .command('entity')
    .description('Shows the records that count as one thing with a record, why, and how that changed.')
    .argument('<record>', 'id of the record, such as GB:p-000123')
    .addHelpText('after', '\nExample:\n  foreland match entity GB:p-000123')
    .action((record: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const entity = await (await invocation.client()).call(contract.entity, { params: { record } });
        invocation.answer(entity, () => entityLines(invocation.page, entity));
        if (entity.computing)
          invocation.note('The matching of your view is still under way: the answer is from before.');
      }),
    );
  match
    .command('split')
    .description(
      'Parts records from the others that count as one thing with them: each pair across is judged different.',
    )
    .argument('<record>', 'any record of the entity')
    .argument('<apart...>', 'records of it that do not belong with the others')
    .option('--note <text>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  foreland match split GB:p-000123 FR:p-004567 FR:p-004568 --note "Two brothers"',
    )
    .action((record: string, records: string[], { note }: { note?: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const entity = await (
          await invocation.client()
        ).call(contract.splitEntity, { params: { record }, body: { records, note } });
        invocation.answer(entity, () => entityLines(invocation.page, entity));
      }),
    );
}
