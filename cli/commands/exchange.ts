import type { Command } from 'commander';
import { openAsBlob } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import type { Partner } from '@foreland/model/partner';
import { CommandError, EXIT } from '../exit.ts';
import { unreadable } from '../import/files.ts';
import { readShortText } from '../import/text-file.ts';
import type { Invocation } from '../invocation.ts';
import { gather } from '../pages.ts';
import { counted, localTime, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import { save } from '../save.ts';
import type { Shell } from '../shell.ts';
import { limitOption, partnerArgument, partnerOption } from './options.ts';

type Outgoing = Answer<typeof contract.outbox>['packages'][number];
type Incoming = Answer<typeof contract.inbox>['packages'][number];
type Order = Answer<typeof contract.orders>['orders'][number];
type Effect = NonNullable<Answer<typeof contract.recalls>['recalls'][number]['derived']>;
type ToCome = Answer<typeof contract.recalls>['toCome'][number];

interface ListOptions {
  readonly partner?: Partner;
  readonly limit: number;
}

const LARGEST_PAGE = 200;

export function addExchangeCommands(program: Command, shell: Shell): void {
  const exchange = program
    .command('exchange')
    .summary('see what goes to partners and comes from them; send and take packages as files')
    .description('Sealed packages between nodes. `foreland exchange` alone means `foreland exchange outbox`.')
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland exchange outbox --partner FR',
        '  foreland exchange send-file 7c1f0a52-… -o for-france.age',
        '  foreland exchange take-in from-france.age --receipt receipt.txt',
      ].join('\n'),
    );
  exchange
    .command('outbox', { isDefault: true })
    .description('Lists packages to partners, newest first, with what became of each.')
    .addOption(partnerOption('only to this partner'))
    .addOption(limitOption('most packages to show', 50))
    .addHelpText('after', '\nExample:\n  foreland exchange outbox --json')
    .action((options: ListOptions, command: Command) =>
      shell.run(command, (invocation) => showOutbox(invocation, options)),
    );
  exchange
    .command('inbox')
    .description('Lists packages from partners that were applied, newest first.')
    .addOption(partnerOption('only from this partner'))
    .addOption(limitOption('most packages to show', 50))
    .addHelpText('after', '\nExample:\n  foreland exchange inbox --partner FR')
    .action((options: ListOptions, command: Command) =>
      shell.run(command, (invocation) => showInbox(invocation, options)),
    );
  exchange
    .command('quarantine')
    .description('Lists packages that were refused, and why; nothing of them was kept.')
    .addHelpText('after', '\nExample:\n  foreland exchange quarantine --json')
    .action((_options: object, command: Command) => shell.run(command, showQuarantine));
  exchange
    .command('recalls')
    .description('Lists what was taken back from partners, and whose receipt is outstanding.')
    .addHelpText('after', '\nExample:\n  foreland exchange recalls')
    .action((_options: object, command: Command) => shell.run(command, showRecalls));
  exchange
    .command('recalled')
    .description(
      'Lists what partners took back from this node, and which of your leads went or changed by it.',
    )
    .addHelpText('after', '\nExample:\n  foreland exchange recalled --json')
    .action((_options: object, command: Command) => shell.run(command, showRecalled));
  exchange
    .command('order')
    .description('Shows whether this node and each partner agree on what the partner holds of it.')
    .addHelpText('after', '\nExample:\n  foreland exchange order --json')
    .action((_options: object, command: Command) => shell.run(command, showOrder));
  exchange
    .command('compare')
    .description('Tells a partner what this node holds of it, and asks what it holds of this one.')
    .addArgument(partnerArgument('whose node it is'))
    .addHelpText('after', '\nExample:\n  foreland exchange compare FR')
    .action((partner: Partner, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.compareHoldings, { params: { partner } });
        invocation.answer(answer, () => [`${partner} is asked; see foreland exchange order.`]);
      }),
    );
  exchange
    .command('begin-anew')
    .description(
      'Gives up releases to a partner that were not delivered, and says in one new release all that it is to hold. What this node does not know of goes from the partner.',
    )
    .addArgument(partnerArgument('whose node it is'))
    .addHelpText('after', '\nExample:\n  foreland exchange begin-anew FR')
    .action((partner: Partner, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.beginAnew, { params: { partner } });
        invocation.answer(answer, () => [`Releases to ${partner} begin anew; see foreland exchange outbox.`]);
      }),
    );
  exchange
    .command('retry')
    .description('Lets a package that waits or was refused try again now.')
    .argument('<package>', 'id of the package')
    .addHelpText('after', '\nExample:\n  foreland exchange retry 7c1f0a52-…')
    .action((id: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.retryPackage, { params: { package: id } });
        invocation.answer(answer, () => ['It tries again.']);
      }),
    );
  exchange
    .command('send-file')
    .description(
      'Saves a sealed package and its cover sheet, to be attached to a message in an existing channel such as SIENA.',
    )
    .argument('<package>', 'id of the package')
    .option('-o, --output <file>', 'where the package goes; the cover sheet goes beside it, as .pdf')
    .addHelpText('after', '\nExample:\n  foreland exchange send-file 7c1f0a52-… -o for-france.age')
    .action((id: string, options: { output?: string }, command: Command) =>
      shell.run(command, (invocation) => sendFile(invocation, id, options.output)),
    );
  exchange
    .command('take-in')
    .description('Takes in a sealed package that came as a file. The receipt goes back the same way.')
    .argument('<file>', 'the sealed package')
    .option('--receipt <file>', 'where the receipt goes (default: shown)')
    .addHelpText('after', '\nExample:\n  foreland exchange take-in from-france.age --receipt receipt.txt')
    .action((file: string, options: { receipt?: string }, command: Command) =>
      shell.run(command, (invocation) => takeIn(invocation, file, options.receipt)),
    );
  exchange
    .command('acknowledge')
    .description('Hands in the receipt for a package that travelled as a file.')
    .argument('<package>', 'id of the package')
    .argument('<receipt>', 'file with the receipt')
    .addHelpText('after', '\nExample:\n  foreland exchange acknowledge 7c1f0a52-… receipt.txt')
    .action((id: string, file: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const receipt = await readShortText(file);
        const client = await invocation.client();
        const answer = await client.call(contract.acknowledgePackage, {
          params: { package: id },
          body: { receipt },
        });
        invocation.answer(answer, () => [
          answer.outcome === 'accepted' ? 'Delivered.' : 'The recipient refused it.',
        ]);
      }),
    );
}

async function showOutbox(invocation: Invocation, { partner, limit: wanted }: ListOptions): Promise<void> {
  const client = await invocation.client();
  const { items, more } = await gather<Outgoing>(wanted, LARGEST_PAGE, async (limit, cursor) => {
    const { packages, next } = await client.call(contract.outbox, { query: { partner, limit, cursor } });
    return { items: packages, next };
  });
  invocation.answer({ packages: items, more }, () =>
    items.length === 0
      ? ['Nothing has been sent.']
      : table(invocation.page, items, [
          { title: 'Package', cell: ({ id }) => id, whole: true },
          { title: 'To', cell: ({ recipient }) => recipient },
          {
            title: 'State',
            cell: ({ state }) => state,
            tone: ({ state }) => (state === 'refused' || state === 'expired' ? 'warning' : undefined),
          },
          { title: 'Kind', cell: ({ kind }) => isolated(kind) },
          { title: 'Changes', cell: ({ about }) => changes(about), yields: true },
          { title: 'Made', cell: ({ createdAt }) => localTime(createdAt) },
          { title: 'Problem', cell: ({ problem }) => isolated(problem?.message ?? ''), yields: true },
        ]),
  );
  if (more) invocation.note(`There are more; show them with --limit ${wanted * 4}.`);
}

async function showInbox(invocation: Invocation, { partner, limit: wanted }: ListOptions): Promise<void> {
  const client = await invocation.client();
  const { items, more } = await gather<Incoming>(wanted, LARGEST_PAGE, async (limit, cursor) => {
    const { packages, next } = await client.call(contract.inbox, { query: { partner, limit, cursor } });
    return { items: packages, next };
  });
  invocation.answer({ packages: items, more }, () =>
    items.length === 0
      ? ['Nothing has come in.']
      : table(invocation.page, items, [
          { title: 'Package', cell: ({ id }) => id, whole: true },
          { title: 'From', cell: ({ sender }) => sender },
          { title: 'Kind', cell: ({ kind }) => isolated(kind) },
          { title: 'Changed here', cell: ({ applied }) => changes(applied), yields: true },
          { title: 'Received', cell: ({ receivedAt }) => localTime(receivedAt) },
        ]),
  );
  if (more) invocation.note(`There are more; show them with --limit ${wanted * 4}.`);
}

/** What a package changes, without what it does not. */
function changes(about: Outgoing['about']): string {
  return Object.entries(about)
    .filter(([, value]) => value !== 0 && value !== false)
    .map(([name, value]) => `${isolated(name)} ${isolated(String(value))}`)
    .join(', ');
}

async function showQuarantine(invocation: Invocation): Promise<void> {
  const answer = await (await invocation.client()).call(contract.quarantine);
  invocation.answer(answer, () =>
    answer.packages.length === 0
      ? ['Nothing was refused.']
      : table(invocation.page, answer.packages, [
          { title: 'Received', cell: ({ receivedAt }) => localTime(receivedAt) },
          { title: 'From', cell: ({ sender }) => sender ?? 'unknown' },
          { title: 'Bytes', cell: ({ bytes }) => bytes.toLocaleString('en-GB'), align: 'right' },
          { title: 'Why', cell: ({ problem }) => isolated(problem.message) },
          { title: 'What to do', cell: ({ problem }) => isolated(problem.remedy), yields: true },
        ]),
  );
}

const ORDER_WORDS: Readonly<Record<Order['state'], string>> = {
  'in-step': 'in step',
  expired: 'a release came to its end; it begins anew by itself',
  refused: 'a release was refused; settle why, then begin anew',
  asked: 'the partner was asked how far it is',
  behind: 'the partner is behind; it begins anew by itself',
  unknown: 'the partner has a release that this node does not know; see “Backup and restore”',
  differs: 'the partner holds something else than the ledger here says; begin anew',
};

async function showOrder(invocation: Invocation): Promise<void> {
  const answer = await (await invocation.client()).call(contract.orders);
  invocation.answer(answer, () =>
    answer.orders.length === 0
      ? ['No partner is known.']
      : table(invocation.page, answer.orders, [
          { title: 'Partner', cell: ({ partner }) => partner },
          {
            title: 'Order of releases',
            cell: ({ state, beginsAnew }) => (beginsAnew ? 'begins anew' : ORDER_WORDS[state]),
            tone: ({ state }) => (state === 'in-step' ? undefined : 'warning'),
            yields: true,
          },
          { title: 'It holds', cell: ({ theirs }) => theirs?.toLocaleString('en-GB') ?? '', align: 'right' },
          { title: 'By the ledger', cell: ({ ours }) => ours?.toLocaleString('en-GB') ?? '', align: 'right' },
          { title: 'Said', cell: ({ saidAt }) => (saidAt === undefined ? '' : localTime(saidAt)) },
        ]),
  );
}

const OBSTACLES: Readonly<Record<ToCome['reason'], string>> = {
  'key-revoked': 'no card of it counts',
  'card-expired': 'its card has expired',
  'out-of-order': 'its place in the order is not known',
  'not-yet': 'the package is not made yet',
};

async function showRecalls(invocation: Invocation): Promise<void> {
  const answer = await (await invocation.client()).call(contract.recalls);
  for (const { recipient, withdrawn, retracted, reason } of answer.toCome)
    invocation.note(
      `${recipient} has not been told of ${counted(withdrawn, 'statement')} and ${counted(retracted, 'contribution')} that it is to give up: ${OBSTACLES[reason]}.`,
    );
  invocation.answer(answer, () =>
    answer.recalls.length === 0
      ? ['Nothing was taken back.']
      : table(invocation.page, answer.recalls, [
          { title: 'Package', cell: (recall) => recall.package, whole: true },
          { title: 'From', cell: ({ recipient }) => recipient },
          {
            title: 'Taken back',
            cell: ({ withdrawn, retracted }) =>
              `${counted(withdrawn, 'statement')}, ${counted(retracted, 'contribution')}`,
          },
          { title: 'Told', cell: ({ createdAt }) => localTime(createdAt) },
          {
            title: 'Receipt',
            cell: ({ state, answeredAt }) =>
              state === 'delivered' && answeredAt !== undefined ? localTime(answeredAt) : 'outstanding',
            tone: ({ state }) => (state === 'delivered' ? undefined : 'warning'),
          },
          { title: 'Undid there', cell: ({ derived }) => (derived ? effectWords(derived) : '') },
          {
            title: 'At second hand',
            cell: ({ secondHand }) =>
              secondHand
                .map(({ recipient, held, returned }) =>
                  held === 0 ? `${recipient} gave it back` : `${recipient} has ${held} of ${held + returned}`,
                )
                .join(', '),
            tone: ({ secondHand }) => (secondHand.some(({ held }) => held > 0) ? 'warning' : undefined),
          },
        ]),
  );
}

/** What was withdrawn or computed anew at a recipient. */
function effectWords({ leads, matches, indicators }: Effect): string {
  return [
    counted(leads, 'lead'),
    matches === 1 ? '1 match' : `${matches} matches`,
    counted(indicators, 'set of indicators', 'sets of indicators'),
  ].join(', ');
}

async function showRecalled(invocation: Invocation): Promise<void> {
  const answer = await (await invocation.client()).call(contract.recallsReceived);
  if (answer.computing) invocation.note('Leads are being computed anew; ask again in a moment.');
  invocation.answer(answer, () =>
    answer.recalls.length === 0
      ? ['No partner took anything back.']
      : answer.recalls.flatMap(({ sender, withdrawn, retracted, receivedAt, leads }) => [
          `${localTime(receivedAt)}  ${sender} took back ${counted(withdrawn, 'statement')} and ${counted(retracted, 'contribution')}.`,
          ...leads.map(({ lead, state }) => `  ${lead}  ${state === 'gone' ? 'lead gone' : 'lead changed'}`),
        ]),
  );
}

async function sendFile(invocation: Invocation, id: string, output: string | undefined): Promise<void> {
  const client = await invocation.client();
  const file = output ?? `foreland-${id.slice(0, 8)}.age`;
  const cover = `${file.replace(/\.age$/, '')}.pdf`;
  const call = { params: { package: id } };
  const bytesOf = (route: typeof contract.outgoingFile | typeof contract.coverSheet): Readable =>
    Readable.from(client.download(route, call), { objectMode: false });
  await save(bytesOf(contract.outgoingFile), file, client.signal);
  await save(bytesOf(contract.coverSheet), cover, client.signal);
  invocation.answer({ file: resolve(file), coverSheet: resolve(cover) }, () => [
    `Sealed package: ${file}`,
    `Cover sheet: ${cover}`,
  ]);
}

async function takeIn(invocation: Invocation, file: string, receiptFile: string | undefined): Promise<void> {
  const client = await invocation.client();
  const blob = await openAsBlob(file).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const taken = await client.upload(contract.receivePackage, {}, blob, () => undefined);
  const { outcome, sender, receipt, problem } = taken;
  if (receipt !== undefined && receiptFile !== undefined)
    await save(Readable.from([receipt]), receiptFile, client.signal);
  if (outcome === 'refused') {
    throw new CommandError(EXIT.refused, {
      code: problem?.code ?? 'package-refused',
      message: problem?.message ?? 'The package was refused.',
      remedy: problem?.remedy ?? 'Ask the sender for another one.',
    });
  }
  invocation.answer(taken, () => [
    outcome === 'applied'
      ? `Applied: what ${sender ?? 'the sender'} sent is part of what this node knows.`
      : 'Applied before; here is its receipt again.',
    ...(receipt === undefined ? [] : [receiptFile === undefined ? receipt : `Receipt: ${receiptFile}`]),
  ]);
}
