import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import type { Partner } from '@foreland/model/partner';
import type { Invocation } from '../invocation.ts';
import { gather } from '../pages.ts';
import { table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { limitOption, partnerOption } from './options.ts';

type Hit = Answer<typeof contract.search>['hits'][number];

interface SearchOptions {
  readonly schema?: string;
  readonly partner?: Partner;
  readonly limit: number;
}

const LARGEST_PAGE = 100;

export function addSearchCommand(program: Command, shell: Shell): void {
  program
    .command('search')
    .summary('search names, identifiers and free text')
    .description(
      'Searches names in every script, identifiers and free text among what your role and purpose may see.',
    )
    .argument('<query...>', 'what to look for; words are joined by spaces')
    .option('--schema <schema>', 'only this kind of thing and its special kinds, such as Person or Vessel')
    .addOption(partnerOption('only records of this partner'))
    .addOption(limitOption('most hits to show', 25))
    .addHelpText(
      'after',
      '\nExamples:\n  foreland search mohammed al-rashid\n  foreland search "+44 7700 900123" --json\n  foreland search sea --schema Vessel --partner FR',
    )
    .action((words: string[], options: SearchOptions, command: Command) =>
      shell.run(command, (invocation) => search(invocation, words.join(' '), options)),
    );
}

async function search(
  invocation: Invocation,
  q: string,
  { schema, partner, limit: wanted }: SearchOptions,
): Promise<void> {
  const client = await invocation.client();
  const { items, more } = await gather<Hit>(wanted, LARGEST_PAGE, async (limit, cursor) => {
    const { hits, next } = await client.call(contract.search, {
      query: { q, limit, cursor, schema, partner },
    });
    return { items: hits, next };
  });
  invocation.answer({ hits: items, more }, () =>
    items.length === 0 ? ['Nothing found.'] : hitLines(invocation, items),
  );
  if (more) invocation.note(`There are more; show them with --limit ${wanted * 4}.`);
}

function hitLines({ page }: Invocation, hits: readonly Hit[]): string[] {
  return table(page, hits, [
    { title: 'Record', cell: ({ record }) => isolated(record), whole: true },
    { title: 'Kind', cell: ({ schema }) => schema },
    { title: 'Name', cell: ({ caption }) => isolated(caption), tone: () => 'strong' },
    {
      title: 'Found in',
      cell: ({ matched, caption }) =>
        matched.value === caption ? matched.in : `${matched.in}: ${isolated(matched.value)}`,
    },
    { title: 'How', cell: ({ how }) => how },
    { title: 'Countries', cell: ({ countries }) => countries.join(' ').toUpperCase() },
  ]);
}
