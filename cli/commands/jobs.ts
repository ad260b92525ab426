import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import { EXIT } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { followJob } from '../jobs.ts';
import type { Job } from '../jobs.ts';
import { lossLines, refusalLines, reportLines } from '../render/report.ts';
import { counted, fields, localTime, table } from '../render/table.ts';
import { oneLine } from '../render/text.ts';
import type { Shell } from '../shell.ts';

export function addJobCommands(program: Command, shell: Shell): void {
  const jobs = program
    .command('jobs')
    .summary('list, follow and cancel your jobs')
    .description('Lists, follows and cancels your jobs. `foreland jobs` alone means `foreland jobs list`.')
    .addHelpText('after', '\nExamples:\n  foreland jobs\n  foreland jobs follow 0b54ae0e-…');
  jobs
    .command('list', { isDefault: true })
    .description('Lists your own recent jobs: imports, dry runs and exports.')
    .addHelpText('after', '\nExample:\n  foreland jobs list --json')
    .action((_options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const answer = await (await invocation.client()).call(contract.jobs);
        invocation.answer(answer, () =>
          answer.jobs.length === 0 ? ['No jobs.'] : jobTable(invocation, answer.jobs),
        );
      }),
    );
  jobs
    .command('follow')
    .description('Shows the progress of a job until it has ended, then its report.')
    .argument('<job>', 'id of the job')
    .addHelpText('after', '\nExample:\n  foreland jobs follow 0b54ae0e-…')
    .action((job: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        using progress = invocation.progress();
        const ended = await followJob(client, await client.call(contract.job, { params: { job } }), progress);
        progress[Symbol.dispose]();
        invocation.answer(ended, () => jobLines(invocation, ended));
        return ended.state === 'done' ? EXIT.ok : EXIT.refused;
      }),
    );
  jobs
    .command('cancel')
    .description('Stops a job; nothing of it is kept.')
    .argument('<job>', 'id of the job')
    .addHelpText('after', '\nExample:\n  foreland jobs cancel 0b54ae0e-…')
    .action((job: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const cancelled = await (await invocation.client()).call(contract.cancelJob, { params: { job } });
        invocation.answer(cancelled, () => jobLines(invocation, cancelled));
      }),
    );
}

function jobTable({ page }: Invocation, jobs: readonly Job[]): string[] {
  return table(page, jobs, [
    { title: 'Job', cell: ({ id }) => id, whole: true },
    { title: 'Kind', cell: ({ kind }) => kind },
    {
      title: 'State',
      cell: ({ state }) => state,
      tone: ({ state }) => (state === 'failed' ? 'bad' : state === 'done' ? 'good' : undefined),
    },
    { title: 'Started', cell: ({ startedAt }) => (startedAt === undefined ? '' : localTime(startedAt)) },
    { title: 'Outcome', cell: outcomeOf },
  ]);
}

function outcomeOf({ report, export: result, problem, step, progress }: Job): string {
  if (problem) return oneLine(problem.message);
  if (report)
    return `${counted(report.accepted, 'accepted', 'accepted')}, ${report.known} known, ${report.rejected} rejected`;
  if (result) return `${oneLine(result.fileName)}, ${counted(result.statements, 'statement')}`;
  return [progress === undefined ? undefined : `${Math.floor(progress * 100)} %`, step]
    .filter((part) => part !== undefined)
    .join(' ');
}

function jobLines(invocation: Invocation, job: Job): string[] {
  const { page } = invocation;
  const { id, kind, state, startedAt, endedAt, report, problem, export: result } = job;
  return [
    ...fields(page, [
      ['Job', id],
      ['Kind', kind],
      ['State', state],
      ['Started', startedAt === undefined ? undefined : localTime(startedAt)],
      ['Ended', endedAt === undefined ? undefined : localTime(endedAt)],
      ['File', result && `${oneLine(result.fileName)}, ${counted(result.statements, 'statement')}`],
    ]),
    ...(problem ? refusalLines(page, problem) : []),
    ...(report ? reportLines(page, report) : []),
    ...(result ? lossLines(page, result.lost) : []),
  ];
}
