import { Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer, Call } from '@foreland/model/contract';
import { PURPOSES } from '@foreland/model/label';
import type { Purpose } from '@foreland/model/label';
import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { counted, localTime, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { day } from './options.ts';

type Release = Answer<typeof contract.releases>['releases'][number];
type Preview = Answer<typeof contract.previewRelease>;
type Scope = NonNullable<Call<typeof contract.previewRelease>['body']>['scope'];

interface ScopeOptions {
  readonly to: Partner;
  readonly all?: boolean;
  readonly contributions?: string[];
  readonly records?: string[];
}

interface ProposeOptions extends ScopeOptions {
  readonly purpose: Purpose;
  readonly legalBasis: string;
  readonly note: string;
  readonly standing?: boolean;
  readonly until?: string;
}

export function addReleaseCommands(program: Command, shell: Shell): void {
  const release = program
    .command('release')
    .summary('decide what partners are sent')
    .description(
      'Nothing leaves the node unless one person proposes it and a second one approves it. `foreland release` alone means `foreland release list`.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland release preview --to FR --records GB:p-000123',
        '  foreland release propose --to FR --records GB:p-000123 --purpose exchange --legal-basis "Act, section 3" --note "Joint case"',
        '  foreland release approve 7c1f0a52-…',
      ].join('\n'),
    );
  release
    .command('list', { isDefault: true })
    .description('Lists what people of this partner decided to share, newest first.')
    .addHelpText('after', '\nExample:\n  foreland release list --json')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.releases);
        invocation.answer(answer, () =>
          answer.releases.length === 0 ? ['No releases.'] : releaseLines(invocation, answer.releases),
        );
      }),
    );
  withScope(
    release
      .command('preview')
      .description('Shows exactly what a partner would see of a release. Each look is in the audit log.'),
  )
    .addHelpText('after', '\nExample:\n  foreland release preview --to FR --all')
    .action((options: ScopeOptions, command: Command) =>
      shell.run(command, async (invocation) => {
        const body = { recipient: options.to, scope: scopeOf(options) };
        const preview = await (await invocation.client()).call(contract.previewRelease, { body });
        invocation.answer(preview, () => previewLines(invocation, preview));
      }),
    );
  withScope(
    release
      .command('propose')
      .description(
        'Proposes a release; it goes out when somebody else approves it. Look at the preview first.',
      ),
  )
    .addOption(
      new Option('--purpose <purpose>', 'what the recipient may use it for')
        .choices(PURPOSES)
        .makeOptionMandatory(),
    )
    .requiredOption('--legal-basis <text>', 'the law that allows it, with its article')
    .requiredOption('--note <text>', 'why; the second person reads it')
    .option('--standing', 'send also what comes in later and fits')
    .option('--until <day>', 'last day of a standing release (default: until somebody ends it)', day)
    .addHelpText(
      'after',
      '\nExample:\n  foreland release propose --to FR --all --standing --until 2027-03-31 --purpose exchange --legal-basis "Act, section 3" --note "Joint case"',
    )
    .action((options: ProposeOptions, command: Command) =>
      shell.run(command, (invocation) => propose(invocation, options)),
    );
  for (const approve of [true, false]) {
    const name = approve ? 'approve' : 'refuse';
    release
      .command(name)
      .description(
        approve
          ? 'Approves a release that somebody else proposed, and sends it.'
          : 'Refuses a release that somebody else proposed.',
      )
      .argument('<release>', 'id of the release')
      .addHelpText('after', `\nExample:\n  foreland release ${name} 7c1f0a52-…`)
      .action((id: string, _options: object, command: Command) =>
        shell.run(command, async (invocation) => {
          const decided = await (
            await invocation.client()
          ).call(contract.decideRelease, { params: { release: id }, body: { approve } });
          invocation.answer(decided, () => [approve ? `Approved: ${decided.state}.` : 'Refused.']);
        }),
      );
  }
  release
    .command('end')
    .description(
      'Ends a standing release, or takes your proposal back. What was sent stays until it is recalled.',
    )
    .argument('<release>', 'id of the release')
    .addHelpText('after', '\nExample:\n  foreland release end 7c1f0a52-…')
    .action((id: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const ended = await (
          await invocation.client()
        ).call(contract.endRelease, { params: { release: id } });
        invocation.answer(ended, () => ['Ended.']);
      }),
    );
}

function withScope(command: Command): Command {
  return command
    .addOption(new Option('--to <partner>', 'who receives it').choices(PARTNERS).makeOptionMandatory())
    .option('--all', 'everything that the labels allow')
    .option('--contributions <contribution...>', 'only of these contributions')
    .option('--records <record...>', 'only about these records');
}

/** @throws CommandError `usage` unless exactly one scope is named */
function scopeOf({ all = false, contributions, records }: ScopeOptions): Scope {
  const scopes: Scope[] = [];
  if (all) scopes.push({ all: true });
  if (contributions) scopes.push({ contributions });
  if (records) scopes.push({ records });
  const [scope] = scopes;
  if (scope && scopes.length === 1) return scope;
  throw wrongUsage(
    scope ? 'More than one scope is named.' : 'It is not said what is released.',
    'Name one of --all, --contributions and --records.',
  );
}

async function propose(invocation: Invocation, options: ProposeOptions): Promise<void> {
  const { to, purpose, legalBasis, note, standing = false, until } = options;
  if (until !== undefined && !standing)
    throw wrongUsage('--until is for standing releases.', 'Add --standing, or leave --until out.');
  const proposed = await (
    await invocation.client()
  ).call(contract.proposeRelease, {
    body: {
      recipient: to,
      scope: scopeOf(options),
      purpose,
      legalBasis,
      note,
      standing,
      ...(until === undefined ? {} : { until }),
    },
  });
  invocation.answer(proposed, () => [`Proposed: ${proposed.id}. A second person approves it.`]);
}

function releaseLines({ page }: Invocation, releases: readonly Release[]): string[] {
  return table(page, releases, [
    { title: 'Release', cell: ({ id }) => id, whole: true },
    {
      title: 'State',
      cell: ({ state }) => state,
      tone: ({ state }) => (state === 'proposed' ? 'strong' : undefined),
    },
    { title: 'To', cell: ({ recipient }) => recipient },
    { title: 'What', cell: ({ scope }) => scopeWords(scope) },
    {
      title: 'Kind',
      cell: ({ standing, until }) =>
        standing ? (until === undefined ? 'standing' : `standing until ${until}`) : 'once',
    },
    { title: 'Proposed by', cell: ({ createdBy }) => isolated(createdBy) },
    { title: 'Proposed', cell: ({ createdAt }) => localTime(createdAt) },
    { title: 'Decided by', cell: ({ decidedBy }) => isolated(decidedBy ?? '') },
  ]);
}

function scopeWords(scope: Release['scope']): string {
  if ('all' in scope) return 'everything';
  return 'records' in scope
    ? counted(scope.records.length, 'record')
    : counted(scope.contributions.length, 'contribution');
}

function previewLines({ page }: Invocation, preview: Preview): string[] {
  const { counts, records, withheld, more } = preview;
  return [
    `${counted(counts.statements, 'statement')} on ${counted(counts.records, 'record')} of ${counted(counts.contributions, 'contribution')} are new to the recipient.`,
    ...records.flatMap(({ record, caption, schema, statements }) => [
      '',
      `${page.tone('strong', isolated(caption))}  ${schema}  ${isolated(record)}`,
      ...table(page, statements, [
        { title: 'Property', cell: ({ property }) => property },
        { title: 'Value', cell: ({ value }) => isolated(value), tone: () => 'strong' },
        { title: 'Kind', cell: ({ kind }) => kind, yields: true },
        { title: 'Grade', cell: ({ grading }) => grading ?? '' },
        {
          title: 'Label',
          cell: ({ label }) =>
            [...label.originators, label.tlp, label.level, ...label.handling.map(isolated)].join(' '),
        },
      ]),
    ]),
    ...(more ? ['', 'More records go out than are listed; the counts hold them all.'] : []),
    ...(withheld.length > 0 ? ['', page.tone('strong', 'Not sent:')] : []),
    ...withheld.map(
      ({ record, caption, statements }) =>
        `  ${counted(statements, 'statement')} on ${isolated(caption)} ${isolated(record)}`,
    ),
  ];
}
