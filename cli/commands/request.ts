import { Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Call } from '@foreland/model/contract';
import { REFUSAL_GROUNDS } from '@foreland/model/exchange/request';
import type { RefusalGround } from '@foreland/model/exchange/request';
import { PURPOSES } from '@foreland/model/label';
import type { Purpose } from '@foreland/model/label';
import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { gather } from '../pages.ts';
import { boardLines, requestLines, requestsLines } from '../render/request.ts';
import type { Shell } from '../shell.ts';
import { day, limitOption } from './options.ts';

type Step = NonNullable<Call<typeof contract.takeStep>['body']>;

interface ListOptions {
  readonly open?: boolean;
  readonly closed?: boolean;
  readonly asked?: boolean;
  readonly received?: boolean;
  readonly limit: number;
}

interface AskOptions {
  readonly to: Partner;
  readonly question: string;
  readonly identifier?: string[];
  readonly records?: string[];
  readonly purpose: Purpose;
  readonly legalBasis: string;
  readonly case: string;
  readonly urgent?: string;
  readonly indirect?: boolean;
  readonly check?: string;
}

const EXAMPLE = '7c1f0a52-…';
const LARGEST_PAGE = 500;

export function addRequestCommands(program: Command, shell: Shell): void {
  const request = program
    .command('request')
    .summary('ask partners for information, and answer them')
    .description(
      'Requests for information with the clocks of Directive (EU) 2023/977: eight hours, three or seven calendar days from receipt. `foreland request` alone means `foreland request list`.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland request list --open --received',
        '  foreland request ask --to FR --question "Who uses this number?" --identifier "+44 7700 900123" --purpose exchange --legal-basis "Act, section 3" --case GB/2026/114',
        `  foreland request answer ${EXAMPLE} "Known here since June."`,
      ].join('\n'),
    );

  request
    .command('list', { isDefault: true })
    .description('Lists requests: open ones by what is due first, then the others, the newest first.')
    .option('--open', 'only those that are open')
    .option('--closed', 'only those that were answered, refused or withdrawn')
    .option('--asked', 'only those that this node asked')
    .option('--received', 'only those that this node was asked')
    .addOption(limitOption('how many at most', 200))
    .addHelpText('after', '\nExample:\n  foreland request list --open --json')
    .action((options: ListOptions, command: Command) =>
      shell.run(command, (invocation) => list(invocation, options)),
    );

  request
    .command('show')
    .description('Shows a request with its clock and all its steps.')
    .argument('<request>', 'id of the request')
    .addHelpText('after', `\nExample:\n  foreland request show ${EXAMPLE}`)
    .action((id: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const shown = await (await invocation.client()).call(contract.request, { params: { request: id } });
        invocation.answer(shown, () => requestLines(invocation.page, shown));
      }),
    );

  request
    .command('ask')
    .description('Asks a partner. The clock begins when its node receives the request.')
    .addOption(new Option('--to <partner>', 'who is asked').choices(PARTNERS).makeOptionMandatory())
    .requiredOption('--question <text>', 'what you need to know')
    .option('--identifier <value...>', 'what the partner is to search with')
    .option('--records <record...>', 'own records that it is about; the partner sees their ids alone')
    .addOption(
      new Option('--purpose <purpose>', 'what the answer is for').choices(PURPOSES).makeOptionMandatory(),
    )
    .requiredOption('--legal-basis <text>', 'the law that allows the question, with its article')
    .requiredOption('--case <number>', 'reference of the case; the partner reads it')
    .option('--urgent <reason>', 'it is urgent, and why')
    .option('--indirect', 'the partner does not reach it directly: three days instead of eight hours')
    .option('--check <check>', 'private check that it follows up')
    .addHelpText(
      'after',
      '\nExample:\n  foreland request ask --to FR --question "Who uses this number?" --identifier "+44 7700 900123" --urgent "A boat is being loaded" --purpose exchange --legal-basis "Act, section 3" --case GB/2026/114',
    )
    .action((options: AskOptions, command: Command) =>
      shell.run(command, (invocation) => ask(invocation, options)),
    );

  request
    .command('answer')
    .description('Answers a request that this node was asked, in full or in part. Data go out as a release.')
    .argument('<request>', 'id of the request')
    .argument('<text>', 'the words to the partner')
    .option('--part', 'in part: the clock goes on')
    .addHelpText('after', `\nExample:\n  foreland request answer ${EXAMPLE} "Known here since June."`)
    .action((id: string, text: string, { part }: { part?: boolean }, command: Command) =>
      shell.run(command, (invocation) =>
        take(invocation, id, { kind: part === true ? 'partial' : 'answer', text }),
      ),
    );

  request
    .command('refuse')
    .description('Refuses a request with a ground of article 6.')
    .argument('<request>', 'id of the request')
    .argument('<text>', 'the words to the partner')
    .addOption(
      new Option('--ground <ground>', 'why it may be refused').choices(REFUSAL_GROUNDS).makeOptionMandatory(),
    )
    .addHelpText(
      'after',
      `\nExample:\n  foreland request refuse ${EXAMPLE} "The state it came from has not agreed." --ground originator-refused`,
    )
    .action((id: string, text: string, { ground }: { ground: RefusalGround }, command: Command) =>
      shell.run(command, (invocation) => take(invocation, id, { kind: 'refusal', text, ground })),
    );

  request
    .command('delay')
    .description('Says that a court has to authorise the answer, and until when that is expected.')
    .argument('<request>', 'id of the request')
    .argument('<text>', 'the words to the partner')
    .addOption(
      new Option('--until <day>', 'when the authorisation is expected').argParser(day).makeOptionMandatory(),
    )
    .addHelpText(
      'after',
      `\nExample:\n  foreland request delay ${EXAMPLE} "The judge sits on Friday." --until 2026-12-04`,
    )
    .action((id: string, text: string, { until }: { until: string }, command: Command) =>
      shell.run(command, (invocation) => take(invocation, id, { kind: 'delay', text, until })),
    );

  const plain = [
    [
      'indirect',
      'indirect',
      'Says that the information is not directly accessible: three days instead of eight hours.',
    ],
    ['clarify', 'clarify', 'Asks the partner back; the clock stands still until it clarifies.'],
    ['clarification', 'clarification', 'Clarifies what the partner asked back.'],
    [
      'remind',
      'reminder',
      'Reminds the partner. The node itself does so at half of the time and at its end.',
    ],
    ['withdraw', 'withdrawal', 'Withdraws a request that this node asked.'],
  ] as const;
  for (const [name, kind, description] of plain) {
    request
      .command(name)
      .description(description)
      .argument('<request>', 'id of the request')
      .argument('<text>', 'the words to the partner')
      .addHelpText('after', `\nExample:\n  foreland request ${name} ${EXAMPLE} "As spoken on the telephone."`)
      .action((id: string, text: string, _options: object, command: Command) =>
        shell.run(command, (invocation) => take(invocation, id, { kind, text })),
      );
  }

  request
    .command('board')
    .description('Counts what became of requests, by partner and direction.')
    .option('--since <day>', 'only requests that were asked from this day on', day)
    .addHelpText('after', '\nExample:\n  foreland request board --since 2026-01-01')
    .action(({ since }: { since?: string }, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (
          await invocation.client()
        ).call(contract.requestBoard, since === undefined ? {} : { query: { since } });
        invocation.answer(answer, () =>
          answer.board.length === 0 ? ['Nothing was asked.'] : boardLines(invocation.page, answer.board),
        );
      }),
    );
}

async function list(invocation: Invocation, options: ListOptions): Promise<void> {
  const { open, closed, asked, received, limit } = options;
  const query = {
    ...(open === closed ? {} : { state: open === true ? ('open' as const) : ('closed' as const) }),
    ...(asked === received ? {} : { direction: asked === true ? ('asked' as const) : ('received' as const) }),
  };
  const client = await invocation.client();
  const { items: requests, more } = await gather(limit, LARGEST_PAGE, async (size, cursor) => {
    const page = await client.call(contract.requests, {
      query: { ...query, limit: size, ...(cursor === undefined ? {} : { cursor }) },
    });
    return { items: page.requests, next: page.next };
  });
  invocation.answer({ requests, more }, () =>
    requests.length === 0 ? ['No requests.'] : requestsLines(invocation.page, requests, new Date()),
  );
}

async function ask(invocation: Invocation, options: AskOptions): Promise<void> {
  const {
    to,
    question,
    identifier = [],
    records = [],
    purpose,
    legalBasis,
    urgent,
    indirect,
    check,
  } = options;
  if (indirect === true && urgent === undefined)
    throw wrongUsage('--indirect is for urgent requests.', 'Add --urgent with the reason, or leave it out.');
  const asked = await (
    await invocation.client()
  ).call(contract.askRequest, {
    body: {
      to,
      question,
      identifiers: identifier,
      about: records,
      purpose,
      legalBasis,
      caseNumber: options.case,
      urgent: urgent !== undefined,
      indirect: indirect === true,
      ...(urgent === undefined ? {} : { urgency: urgent }),
      ...(check === undefined ? {} : { check }),
    },
  });
  invocation.answer(asked, () => [
    `Asked: ${asked.id}. The clock begins when the node of ${asked.to} receives it.`,
  ]);
}

async function take(invocation: Invocation, id: string, step: Step): Promise<void> {
  const taken = await (
    await invocation.client()
  ).call(contract.takeStep, { params: { request: id }, body: step });
  invocation.answer(taken, () => [`Sent: ${step.kind}. The request is ${taken.state}.`]);
}
