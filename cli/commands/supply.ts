import { Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { ItemKind } from '@foreland/model/contract/supply-shapes';
import type { Client } from '../client.ts';
import type { Invocation } from '../invocation.ts';
import {
  aidTable,
  cardLines,
  comparedLines,
  excludedLine,
  flowTable,
  pairTable,
  seizureTable,
  supplierTable,
} from '../render/supply.ts';
import { lotTable, passportLines } from '../render/supply-lot.ts';
import { counted } from '../render/table.ts';
import type { Shell } from '../shell.ts';
import { onceMade } from '../once-made.ts';
import { day, limitOption, wholeNumber } from './options.ts';
import { addRecordSeizureCommand } from './record-seizure.ts';

/** Most that the node tells at once. */
const PAGE = 200;

interface SeizureOptions {
  readonly kind?: (typeof ItemKind.options)[number];
  readonly place?: string;
  readonly after?: string;
  readonly before?: string;
  readonly limit: number;
}

export function addSupplyCommands(program: Command, shell: Shell): void {
  const supply = program
    .command('supply')
    .summary('lots of boats and engines, who sends them, seizures, and how they were put together')
    .description(
      'Supply of boats and engines in what you may see, from the maker to the beach. ' +
        '`foreland supply` alone means `foreland supply lots`.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland supply',
        '  foreland supply lot EXL1B',
        '  foreland export --lot EXL1B --format epcis -o lot.epcis.jsonld',
        '  foreland supply suppliers --leads',
        '  foreland supply compare GB:h-0301830 FR:h-3987369',
      ].join('\n'),
    );
  supply
    .command('lots', { isDefault: true })
    .description('Lists lots, those heard of last first, with what was sent and found of each.')
    .addHelpText('after', '\nExample:\n  foreland supply lots --json')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const overview = await overviewOf(await invocation.client());
        const { lots, unplaced, excluded, model } = overview;
        invocation.answer({ lots, unplaced, excluded, model }, () => [
          ...lotTable(invocation.page, lots),
          '',
          `${counted(unplaced.length, 'find')} in no lot`,
          ...keptOut(overview),
        ]);
      }),
    );
  supply
    .command('lot')
    .description(
      'Shows the passport of one lot: makers, consignments, holders, the way of each piece, what is missing.',
    )
    .argument('<lot>', 'name of the lot as it is listed')
    .addHelpText('after', '\nExample:\n  foreland supply lot EXL1B')
    .action((lot: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const passport = await onceMade(client, () => client.call(contract.supplyLot, { params: { lot } }));
        invocation.answer(passport, () => passportLines(invocation.page, passport));
      }),
    );
  supply
    .command('suppliers')
    .description('Lists who sends or receives boats and engines; most are honest, and only some are a lead.')
    .option('--leads', 'only those with something to check')
    .addHelpText('after', '\nExample:\n  foreland supply suppliers --leads')
    .action(({ leads = false }: { leads?: boolean }, command: Command) =>
      shell.run(command, async (invocation) => {
        const overview = await overviewOf(await invocation.client());
        const suppliers = overview.suppliers.filter(({ isLead }) => isLead || !leads);
        invocation.answer({ suppliers }, () => [
          ...supplierTable(invocation.page, suppliers),
          ...keptOut(overview),
        ]);
      }),
    );
  supply
    .command('supplier')
    .description('Shows one sender or receiver: routes, partners in trade, what was declared, and its lots.')
    .argument('<party>', 'id of one of its records')
    .addHelpText('after', '\nExample:\n  foreland supply supplier BE:wc-9654576')
    .action((party: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const card = await onceMade(client, () =>
          client.call(contract.supplySupplier, { params: { party } }),
        );
        invocation.answer(card, () => cardLines(invocation.page, card));
      }),
    );
  supply
    .command('flows')
    .description('Counts what consignments carry between places.')
    .option('--after <day>', 'only consignments on or after this day, and undated ones', day)
    .option('--before <day>', 'only consignments on or before this day, and undated ones', day)
    .addHelpText('after', '\nExample:\n  foreland supply flows --after 2026-01-01')
    .action((query: { after?: string; before?: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const { flows } = await onceMade(client, () => client.call(contract.supplyFlows, { query }));
        invocation.answer({ flows }, () => flowTable(invocation.page, flows));
      }),
    );
  supply
    .command('seizures')
    .description('Lists seizures, the latest first, with what was seized.')
    .addOption(new Option('--kind <kind>', 'only with goods of this kind').choices(ItemKind.options))
    .option('--place <record>', 'only at this place')
    .option('--after <day>', 'only on or after this day, and undated ones', day)
    .option('--before <day>', 'only on or before this day, and undated ones', day)
    .addOption(limitOption('most seizures', 50))
    .addHelpText('after', '\nExample:\n  foreland supply seizures --kind outboard-engine --after 2026-06-01')
    .action((options: SeizureOptions, command: Command) =>
      shell.run(command, (invocation) => listSeizures(invocation, options)),
    );
  supply
    .command('compare')
    .description('Says how much likelier two pieces are of one batch than of two, feature by feature.')
    .argument('<one>', 'record of a hull or an engine')
    .argument('<other>', 'record of another one of the same kind')
    .addHelpText('after', '\nExample:\n  foreland supply compare GB:h-0301830 FR:h-3987369')
    .action((one: string, other: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const compared = await onceMade(client, () =>
          client.call(contract.supplyCompare, { params: { one, other } }),
        );
        invocation.answer(compared, () => comparedLines(invocation.page, compared));
      }),
    );
  supply
    .command('pairs')
    .description('Lists pieces that are likely of one batch, the likeliest first.')
    .option('--across', 'only pieces of which no partner alone has both')
    .option('--limit <count>', 'most pairs', wholeNumber(1, 500), 100)
    .addHelpText('after', '\nExample:\n  foreland supply pairs --across')
    .action(({ across = false, limit }: { across?: boolean; limit: number }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const { pairs, total } = await onceMade(client, () =>
          client.call(contract.supplyPairs, {
            query: { across: across ? 'true' : 'false', limit },
          }),
        );
        invocation.answer({ pairs, total }, () => pairTable(invocation.page, pairs));
        if (total > pairs.length)
          invocation.note(`${counted(total - pairs.length, 'pair')} more; raise --limit to see them.`);
      }),
    );
  addRecordSeizureCommand(supply, shell);
  addAidCommands(supply, shell);
}

function addAidCommands(supply: Command, shell: Shell): void {
  const aid = supply
    .command('aid')
    .summary('associations of aid or rescue, confirmed by people')
    .description(
      'Nothing that a confirmed association of aid or rescue sends, receives or holds is in a lot or a lead. ' +
        '`foreland supply aid` alone lists them.',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  foreland supply aid\n  foreland supply aid confirm FR:wc-9954739 --reason "Registered charity"',
    );
  aid
    .command('list', { isDefault: true })
    .description('Lists confirmed associations, the latest first, withdrawn ones too.')
    .addHelpText('after', '\nExample:\n  foreland supply aid list --json')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.aidAssociations);
        invocation.answer(answer, () => aidTable(invocation.page, answer.associations));
      }),
    );
  aid
    .command('confirm')
    .description(
      'Confirms that a party is an association of aid or rescue; for analysts and data-protection officers.',
    )
    .argument('<party>', 'record of the association')
    .requiredOption('--reason <text>', 'how you know')
    .addHelpText(
      'after',
      '\nExample:\n  foreland supply aid confirm FR:wc-9954739 --reason "Registered charity"',
    )
    .action((party: string, { reason }: { reason: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const association = await client.call(contract.confirmAid, { body: { party, reason } });
        invocation.answer(association, () => aidTable(invocation.page, [association]));
      }),
    );
  aid
    .command('withdraw')
    .description('Takes a confirmation back.')
    .argument('<confirmation>', 'id of the confirmation')
    .requiredOption('--reason <text>', 'why it does not hold')
    .addHelpText(
      'after',
      '\nExample:\n  foreland supply aid withdraw 7c1f0a52-3d4e-4f60-9a1b-2c3d4e5f6071 --reason "Another association of that name"',
    )
    .action((association: string, { reason }: { reason: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.withdrawAid, { params: { association }, body: { reason } });
        invocation.answer(answer, () => aidTable(invocation.page, [answer]));
      }),
    );
}

async function listSeizures(invocation: Invocation, { limit, ...filter }: SeizureOptions): Promise<void> {
  const client = await invocation.client();
  const seizures: Answer<typeof contract.supplySeizures>['seizures'] = [];
  for (let cursor: string | undefined; ;) {
    const query = {
      ...filter,
      limit: Math.min(PAGE, limit - seizures.length),
      ...(cursor ? { cursor } : {}),
    };
    const answer = await onceMade(client, () => client.call(contract.supplySeizures, { query }));
    seizures.push(...answer.seizures);
    const { byKind, total, next } = answer;
    if (next === undefined || seizures.length >= limit) {
      invocation.answer({ byKind, seizures, total }, () => seizureTable(invocation.page, { seizures }));
      if (total > seizures.length)
        invocation.note(`${counted(total - seizures.length, 'seizure')} more; raise --limit to see them.`);
      return;
    }
    cursor = next;
  }
}

function overviewOf(client: Client): Promise<Answer<typeof contract.supply>> {
  return onceMade(client, () => client.call(contract.supply));
}

function keptOut(overview: Answer<typeof contract.supply>): string[] {
  const line = excludedLine(overview);
  return line === '' ? [] : [`Kept out of lots and leads by the rules of humanity: ${line}`];
}
