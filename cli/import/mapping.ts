import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import type { Client } from '../client.ts';
import { CommandError, EXIT, wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { ask } from '../prompt.ts';
import { table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import { readJsonObject } from './json-file.ts';

export type Inspection = Answer<typeof contract.inspect>;
export type Mapping = NonNullable<Inspection['mapping']>;

export interface MappingOptions {
  readonly mapping?: string;
  readonly saved?: string;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** The mapping that the person named: a file, or one saved at the node. */
export async function namedMapping(
  client: Client,
  { mapping, saved }: MappingOptions,
): Promise<Mapping | undefined> {
  if (mapping !== undefined) return readJsonObject(mapping);
  if (saved === undefined) return undefined;
  const { mappings } = await client.call(contract.mappings);
  const found = mappings.find(({ id, name }) => id === saved || name === saved);
  if (found) return found.mapping;
  throw new CommandError(EXIT.refused, {
    code: 'mapping-unknown',
    message: `There is no saved mapping “${saved}”.`,
    remedy:
      mappings.length === 0
        ? 'Nothing is saved yet; see `foreland mappings --help`.'
        : `Choose one of: ${mappings.map(({ name }) => name).join(', ')}.`,
  });
}

/** The mapping that the node proposes, once the person has agreed to it; a dry run needs no agreement. */
export async function agreedMapping(
  invocation: Invocation,
  inspection: Inspection,
  name: string,
  { yes, dryRun }: MappingOptions,
): Promise<Mapping> {
  if (inspection.problem) throw new CommandError(EXIT.refused, inspection.problem);
  const proposal = proposalOf(inspection, name);
  if (yes === true || dryRun === true) return proposal;
  const { terminal, signal } = invocation;
  terminal.errors.write(`${reasonLines(invocation, inspection).join('\n')}\n`);
  const answer = terminal.input.isTTY ? await ask(terminal, `Read ${name} like this? [y/N] `, signal) : '';
  if (/^y(es)?$/i.test(answer)) return proposal;
  throw wrongUsage(
    `${name} is a table, and how to read it was only guessed.`,
    'Write the guess to a file with --show-mapping, correct it and give it with --mapping; or agree with --yes.',
  );
}

export function proposalOf({ mapping, problem }: Inspection, name: string): Mapping {
  if (problem) throw new CommandError(EXIT.refused, problem);
  if (mapping) return mapping;
  throw new CommandError(EXIT.refused, {
    code: 'mapping-not-needed',
    message: `${name} is not read by a mapping.`,
    remedy: 'Import it without one.',
  });
}

/** Which column becomes what, and why. */
export function reasonLines({ notes }: Invocation, { reasons }: Inspection): string[] {
  return table(notes, reasons, [
    { title: 'Column', cell: ({ column }) => isolated(column) },
    {
      title: 'Becomes',
      cell: ({ property }) => property ?? 'left out',
      tone: ({ property }) => (property === undefined ? 'quiet' : 'strong'),
    },
    { title: 'Because', cell: ({ reason }) => isolated(reason) },
  ]);
}
