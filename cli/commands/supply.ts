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
import { lotTable, passportLines, unplacedTable } from '../render/supply-lot.ts';
import { counted } from '../render/table.ts';
import { gather } from '../pages.ts';
import type { Shell } from '../shell.ts';
import { onceMade } from '../once-made.ts';
import { allOption, day, limitOption, wantedOf, wholeNumber } from './options.ts';
import type { ListOptions } from './options.ts';
import { addRecordSeizureCommand } from './record-seizure.ts';

/** Most that the node tells at once: of lists, of seizures, and of flows, of which there are no further pages. */
const LARGEST_PAGE = 500;
const SEIZURE_PAGE = 200;
const MOST_FLOWS = 2000;

interface SeizureOptions extends ListOptions {
  readonly kind?: (typeof ItemKind.options)[number];
  readonly place?: string;
  readonly after?: string;
  readonly before?: string;
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
    .addOption(limitOption('most lots', 200))
    .addOption(allOption('lots'))
    .addHelpText('after', '\nExamples:\n  foreland supply lots --json\n  foreland supply lots --all')
    .action((options: ListOptions, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const overview = await overviewOf(client);
        const { unplaced, excluded, model } = overview;
        const { items: lots, more } = await gather(wantedOf(options), LARGEST_PAGE, async (limit, cursor) => {
          const query = { limit, cursor };
          const page = await onceMade(client, () => client.call(contract.supplyLots, { query }));
          return { items: page.lots, next: page.next };
        });
        invocation.answer({ lots, total: overview.lots, more, unplaced, excluded, model }, () => [
          ...lotTable(invocation.page, lots),
          '',
          `${counted(unplaced, 'find')} in no lot`,
          ...keptOut(overview),
        ]);
        if (more) noteMore(invocation, overview.lots - lots.length, 'lot');
      }),
    );
  supply
    .command('unplaced')
    .description('Lists boats that were found and put into no lot, the latest first.')
    .addOption(limitOption('most finds', 200))
    .addOption(allOption('finds'))
    .addHelpText('after', '\nExample:\n  foreland supply unplaced')
    .action((options: ListOptions, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        let total = 0;
        const { items: unplaced, more } = await gather(
          wantedOf(options),
          LARGEST_PAGE,
          async (limit, cursor) => {
            const query = { limit, cursor };
            const page = await onceMade(client, () => client.call(contract.supplyUnplaced, { query }));
            ({ total } = page);
            return { items: page.unplaced, next: page.next };
          },
        );
        invocation.answer({ unplaced, total, more }, () => unplacedTable(invocation.page, unplaced));
        if (more) noteMore(invocation, total - unplaced.length, 'find');
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
    .addOption(limitOption('most suppliers', 200))
    .addOption(allOption('suppliers'))
    .addHelpText('after', '\nExample:\n  foreland supply suppliers --leads')
    .action(({ leads = false, ...options }: ListOptions & { leads?: boolean }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const overview = await overviewOf(client);
        let total = 0;
        const { items: suppliers, more } = await gather(
          wantedOf(options),
          LARGEST_PAGE,
          async (limit, cursor) => {
            const query = { limit, cursor, leads: leads ? ('true' as const) : ('false' as const) };
            const page = await onceMade(client, () => client.call(contract.supplySuppliers, { query }));
            ({ total } = page);
            return { items: page.suppliers, next: page.next };
          },
        );
        invocation.answer({ suppliers, total, more }, () => [
          ...supplierTable(invocation.page, suppliers),
          ...keptOut(overview),
        ]);
        if (more) noteMore(invocation, total - suppliers.length, 'supplier');
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
    .option('--limit <count>', 'most flows; the rest is summed', wholeNumber(1, MOST_FLOWS), 200)
    .option('--all', `as many flows as the node tells: ${MOST_FLOWS}`)
    .addHelpText('after', '\nExample:\n  foreland supply flows --after 2026-01-01')
    .action(({ all, limit, ...days }: ListOptions & { after?: string; before?: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const query = { ...days, limit: all ? MOST_FLOWS : limit };
        const { flows, total, rest } = await onceMade(client, () =>
          client.call(contract.supplyFlows, { query }),
        );
        invocation.answer({ flows, total, ...(rest ? { rest } : {}) }, () =>
          flowTable(invocation.page, flows, rest),
        );
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
    .addOption(allOption('seizures'))
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
    .addOption(limitOption('most pairs', 100))
    .addOption(allOption('pairs'))
    .addHelpText('after', '\nExample:\n  foreland supply pairs --across')
    .action(({ across = false, ...options }: ListOptions & { across?: boolean }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        let total = 0;
        const { items: pairs, more } = await gather(
          wantedOf(options),
          LARGEST_PAGE,
          async (limit, cursor) => {
            const query = { limit, cursor, across: across ? ('true' as const) : ('false' as const) };
            const page = await onceMade(client, () => client.call(contract.supplyPairs, { query }));
            ({ total } = page);
            return { items: page.pairs, next: page.next };
          },
        );
        invocation.answer({ pairs, total, more }, () => pairTable(invocation.page, pairs));
        if (more) noteMore(invocation, total - pairs.length, 'pair');
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

async function listSeizures(
  invocation: Invocation,
  { limit, all, ...filter }: SeizureOptions,
): Promise<void> {
  const client = await invocation.client();
  let first: Answer<typeof contract.supplySeizures> | undefined;
  const wanted = wantedOf({ limit, ...(all ? { all } : {}) });
  const { items: seizures, more } = await gather(wanted, SEIZURE_PAGE, async (most, cursor) => {
    const query = { ...filter, limit: most, cursor };
    const page = await onceMade(client, () => client.call(contract.supplySeizures, { query }));
    first ??= page;
    return { items: page.seizures, next: page.next };
  });
  const { byKind, total } = first ?? { byKind: [], total: 0 };
  invocation.answer({ byKind, seizures, total, more }, () => seizureTable(invocation.page, { seizures }));
  if (more) noteMore(invocation, total - seizures.length, 'seizure');
}

function noteMore(invocation: Invocation, count: number, what: string): void {
  invocation.note(`${counted(count, what)} more; raise --limit, or give --all, to see them.`);
}

function overviewOf(client: Client): Promise<Answer<typeof contract.supply>> {
  return onceMade(client, () => client.call(contract.supply));
}

function keptOut(overview: Answer<typeof contract.supply>): string[] {
  const line = excludedLine(overview);
  return line === '' ? [] : [`Kept out of lots and leads by the rules of humanity: ${line}`];
}
