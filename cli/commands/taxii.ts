import { Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { LEVELS, PURPOSES } from '@foreland/model/label';
import type { Level, Purpose } from '@foreland/model/label';
import type { Partner } from '@foreland/model/partner';
import { ROLES } from '@foreland/model/view';
import type { Role } from '@foreland/model/view';
import { addTermsOptions, termsOf } from '../import/terms.ts';
import type { TermsOptions } from '../import/terms.ts';
import type { Invocation } from '../invocation.ts';
import { readPassword } from '../prompt.ts';
import { counted, localTime, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { partnerArgument, wholeNumber } from './options.ts';

type Collection = Answer<typeof contract.taxiiCollections>['collections'][number];
type Feed = Answer<typeof contract.taxiiFeeds>['feeds'][number];
type FeedTerms = Feed['terms'];

interface ProposeOptions extends TermsOptions {
  readonly role: Role;
  readonly purpose: Purpose;
  readonly clearance: Level;
  readonly alias?: string;
  readonly description?: string;
  readonly inbox?: boolean;
}

interface PullOptions extends TermsOptions {
  readonly collection: string;
  readonly every: number;
}

const MINUTE = 60;

/** Programs that speak TAXII 2.1: what they may read here, what they may post, and what is read from others. */
export function addTaxiiCommands(program: Command, shell: Shell): void {
  const taxii = program
    .command('taxii')
    .summary('serve programs that speak TAXII 2.1, and read from other servers')
    .description(
      'Sets up TAXII collections, tokens for programs, and feeds from other servers. `foreland taxii` alone means `foreland taxii collections`.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland taxii propose FR --role liaison-officer --purpose exchange --clearance restricted --title "For France"',
        '  foreland taxii approve 7c1f0a52-…',
        '  foreland taxii token 7c1f0a52-… "Analysis tool"',
      ].join('\n'),
    );
  taxii
    .command('collections', { isDefault: true })
    .description('Lists the collections of this node, newest first, and the tokens for them.')
    .addHelpText('after', '\nExample:\n  foreland taxii collections --json')
    .action((_options: object, command: Command) => shell.run(command, listCollections));
  addTermsOptions(
    taxii
      .command('propose')
      .description(
        'Proposes a collection for one reader; it works when somebody else approves it. It holds what that reader’s view holds, or, as an inbox, imports what the reader posts.',
      )
      .addArgument(partnerArgument('whose programs it is for'))
      .addOption(new Option('--role <role>', 'in which role they read').choices(ROLES).makeOptionMandatory())
      .addOption(
        new Option('--purpose <purpose>', 'for which purpose').choices(PURPOSES).makeOptionMandatory(),
      )
      .addOption(
        new Option('--clearance <level>', 'up to which classification').choices(LEVELS).makeOptionMandatory(),
      )
      .option('--alias <name>', 'name that may stand in place of the id')
      .option('--description <text>', 'what the reader is told about it')
      .option('--inbox', 'import what is posted, on the terms given below'),
  )
    .addHelpText(
      'after',
      '\nExample:\n  foreland taxii propose FR --role analyst --purpose exchange --clearance restricted --inbox --title "From France" --source fr-tools --legal-basis "Agreement" --audience GB,FR',
    )
    .action((peer: Partner, options: ProposeOptions, command: Command) =>
      shell.run(command, (invocation) => propose(invocation, peer, options)),
    );
  for (const approve of [true, false]) {
    const name = approve ? 'approve' : 'refuse';
    taxii
      .command(name)
      .description(`${approve ? 'Approves' : 'Refuses'} a collection that somebody else proposed.`)
      .argument('<collection>', 'id of the collection')
      .addHelpText('after', `\nExample:\n  foreland taxii ${name} 7c1f0a52-…`)
      .action((collection: string, _options: object, command: Command) =>
        shell.run(command, async (invocation) => {
          const client = await invocation.client();
          const call = { params: { collection }, body: { approve } };
          const answer = await client.call(contract.decideTaxiiCollection, call);
          invocation.answer(answer, () => [approve ? 'Approved.' : 'Refused.']);
        }),
      );
  }
  taxii
    .command('end')
    .description('Ends a collection and its tokens; what programs have read stays with them.')
    .argument('<collection>', 'id of the collection')
    .addHelpText('after', '\nExample:\n  foreland taxii end 7c1f0a52-…')
    .action((collection: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.endTaxiiCollection, { params: { collection } });
        invocation.answer(answer, () => ['Ended.']);
      }),
    );
  taxii
    .command('token')
    .description('Makes a token for a program of the collection’s reader, and shows it once.')
    .argument('<collection>', 'id of the collection')
    .argument('<title>', 'which program it is for')
    .addOption(new Option('--days <days>', 'how long it is good').argParser(wholeNumber(1, 730)).default(365))
    .addHelpText('after', '\nExample:\n  foreland taxii token 7c1f0a52-… "Analysis tool" --days 90')
    .action((collection: string, title: string, options: { days: number }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const call = { params: { collection }, body: { title, days: options.days } };
        const answer = await client.call(contract.makeTaxiiToken, call);
        invocation.answer(answer, () => [answer.token]);
        invocation.note(`Shown once; good until ${localTime(answer.expiresAt)}.`);
      }),
    );
  taxii
    .command('end-token')
    .description('Ends a token at once.')
    .argument('<token>', 'id of the token, as `foreland taxii collections --json` has it')
    .addHelpText('after', '\nExample:\n  foreland taxii end-token 0b54ae0e-…')
    .action((token: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.endTaxiiToken, { params: { token } });
        invocation.answer(answer, () => ['Ended.']);
      }),
    );
  addFeedCommands(taxii, shell);
}

function addFeedCommands(taxii: Command, shell: Shell): void {
  taxii
    .command('feeds')
    .description('Lists collections of other servers that are read on a schedule.')
    .addHelpText('after', '\nExample:\n  foreland taxii feeds')
    .action((_options: object, command: Command) => shell.run(command, listFeeds));
  addTermsOptions(
    taxii
      .command('pull')
      .description(
        'Reads a collection of another server on a schedule and imports what is new in your name, on the terms given. The token is asked for, or read from standard input.',
      )
      .argument('<server>', 'https origin of the server')
      .requiredOption('--collection <id>', 'id or alias of the collection there')
      .addOption(new Option('--every <minutes>', 'how often').argParser(wholeNumber(1, 44_640)).default(60)),
  )
    .addHelpText(
      'after',
      '\nExample:\n  foreland taxii pull https://taxii.example.org --collection smuggling --every 30 --title "Supplier feed" --source supplier --legal-basis "Contract" --audience GB < token.txt',
    )
    .action((server: string, options: PullOptions, command: Command) =>
      shell.run(command, (invocation) => addFeed(invocation, server, options)),
    );
  for (const [name, description, body] of [
    ['read-now', 'Reads a feed now.', { now: true, enabled: true }],
    ['stop', 'Stops a feed.', { enabled: false }],
    ['go-on', 'Lets a stopped feed go on where it stood.', { enabled: true, now: true }],
  ] as const)
    taxii
      .command(name)
      .description(description)
      .argument('<feed>', 'id of the feed')
      .addHelpText('after', `\nExample:\n  foreland taxii ${name} 0b54ae0e-…`)
      .action((feed: string, _options: object, command: Command) =>
        shell.run(command, async (invocation) => {
          const client = await invocation.client();
          const answer = await client.call(contract.changeTaxiiFeed, { params: { feed }, body });
          invocation.answer(answer, () => ['Done.']);
        }),
      );
  taxii
    .command('remove')
    .description('Removes a feed; what was imported stays.')
    .argument('<feed>', 'id of the feed')
    .addHelpText('after', '\nExample:\n  foreland taxii remove 0b54ae0e-…')
    .action((feed: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.removeTaxiiFeed, { params: { feed } });
        invocation.answer(answer, () => ['Removed.']);
      }),
    );
}

async function listCollections(invocation: Invocation): Promise<void> {
  const answer = await (await invocation.client()).call(contract.taxiiCollections);
  invocation.answer(answer, () =>
    answer.collections.length === 0
      ? ['No collections.']
      : table<Collection>(invocation.page, answer.collections, [
          { title: 'Id', cell: ({ id }) => id },
          { title: 'Title', cell: ({ title }) => isolated(title), tone: () => 'strong', yields: true },
          { title: 'For', cell: ({ partner, role }) => `${partner} ${role}` },
          { title: 'Purpose', cell: ({ purpose, clearance }) => `${purpose}, ${clearance}` },
          { title: 'Kind', cell: ({ kind }) => kind },
          {
            title: 'State',
            cell: ({ state, problem }) => (problem ? `${state}, ${problem.code}` : state),
            tone: ({ problem }) => (problem ? 'warning' : undefined),
          },
          { title: 'Objects', cell: ({ objects }) => String(objects), align: 'right' },
          { title: 'Tokens', cell: ({ tokens }) => String(tokens.filter(isOpen).length), align: 'right' },
        ]),
  );
  invocation.note(`Programs begin at ${answer.api}`);
}

async function propose(invocation: Invocation, peer: Partner, options: ProposeOptions): Promise<void> {
  const client = await invocation.client();
  const title = options.title ?? `For ${peer}`;
  const { alias, description, role, purpose, clearance } = options;
  const answer = await client.call(contract.proposeTaxiiCollection, {
    body: {
      title,
      ...(description === undefined ? {} : { description }),
      ...(alias === undefined ? {} : { alias }),
      partner: peer,
      role,
      purpose,
      clearance,
      ...(options.inbox === true ? { terms: await feedTerms(invocation, options, title) } : {}),
    },
  });
  invocation.answer(answer, () => [`Proposed: ${answer.id}. It works when somebody else approves it.`]);
}

async function addFeed(invocation: Invocation, server: string, options: PullOptions): Promise<void> {
  const client = await invocation.client();
  const title = options.title ?? server;
  const terms = await feedTerms(invocation, options, title);
  const token = await readPassword(invocation.terminal, `Token for ${server}: `);
  const answer = await client.call(contract.addTaxiiFeed, {
    body: {
      title,
      origin: server,
      collection: options.collection,
      token,
      everySeconds: options.every * MINUTE,
      terms,
    },
  });
  invocation.answer(answer, () => [`Read every ${counted(options.every, 'minute')}: ${answer.id}`]);
}

async function listFeeds(invocation: Invocation): Promise<void> {
  const answer = await (await invocation.client()).call(contract.taxiiFeeds);
  invocation.answer(answer, () =>
    answer.feeds.length === 0
      ? ['No feeds.']
      : table<Feed>(invocation.page, answer.feeds, [
          { title: 'Id', cell: ({ id }) => id },
          { title: 'Title', cell: ({ title }) => isolated(title), tone: () => 'strong', yields: true },
          { title: 'Server', cell: ({ origin }) => isolated(origin), yields: true },
          { title: 'Collection', cell: ({ collection }) => isolated(collection), yields: true },
          {
            title: 'Every',
            cell: ({ everySeconds }) => counted(Math.round(everySeconds / MINUTE), 'minute'),
          },
          { title: 'Objects', cell: ({ objects }) => String(objects), align: 'right' },
          { title: 'Read', cell: ({ pulledAt }) => (pulledAt === undefined ? '' : localTime(pulledAt)) },
          {
            title: 'State',
            cell: ({ enabled, problem }) => problem?.code ?? (enabled ? 'on' : 'stopped'),
            tone: ({ problem }) => (problem ? 'warning' : undefined),
          },
        ]),
  );
}

/** Terms as for an import, without the day: that is when something comes. */
async function feedTerms(invocation: Invocation, options: TermsOptions, title: string): Promise<FeedTerms> {
  const client = await invocation.client();
  const { partner } = await client.call(contract.session);
  const { receivedOn: _, ...terms } = await termsOf(options, partner, title);
  return terms as FeedTerms;
}

function isOpen({ endedAt, expiresAt }: Collection['tokens'][number]): boolean {
  return endedAt === undefined && new Date(expiresAt) > new Date();
}
