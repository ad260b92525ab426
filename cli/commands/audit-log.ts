import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { wrongUsage } from '../exit.ts';
import type { Invocation } from '../invocation.ts';
import { counted } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import { freePath, save } from '../save.ts';
import type { Shell } from '../shell.ts';

const STANDARD_OUTPUT = '-';

interface OutputOption {
  readonly output?: string;
}

/** What an officer takes out of the log, and the one thing that may be taken from it. */
export function addAuditLogCommands(audit: Command, shell: Shell): void {
  audit
    .command('log')
    .description('Says how far the audit log is, under which key the node signs it, and who cosigned it.')
    .addHelpText('after', '\nExample:\n  foreland audit log --json')
    .action((_, command: Command) => shell.run(command, showLog));
  audit
    .command('export')
    .description(
      'Saves the whole audit log with its proofs, to be verified anywhere with `foreland audit verify`. For the data-protection officers of the partner who runs the node.',
    )
    .option(
      '-o, --output <file>',
      'where to write; - is standard output (default: a new file named by the day)',
    )
    .addHelpText('after', '\nExample:\n  foreland audit export -o audit.jsonl')
    .action((options: OutputOption, command: Command) =>
      shell.run(command, (invocation) => exportLog(invocation, options)),
    );
  audit
    .command('checkpoint')
    .description(
      'Saves the newest signed checkpoint. Kept elsewhere, it shows later whether the log was rewritten since.',
    )
    .option('-o, --output <file>', 'where to write; - is standard output', STANDARD_OUTPUT)
    .addHelpText('after', '\nExample:\n  foreland audit checkpoint -o checkpoint.txt')
    .action((options: OutputOption, command: Command) =>
      shell.run(command, async (invocation) => {
        const { checkpoint } = await (await invocation.client()).call(contract.auditLog);
        await write(invocation, options, { checkpoint }, checkpoint);
      }),
    );
  audit
    .command('consistency')
    .description(
      'Saves the proof that the log only grew since a checkpoint that you kept, to be verified anywhere with `foreland audit verify`.',
    )
    .argument('<checkpoint>', 'file with the checkpoint')
    .option('-o, --output <file>', 'where to write; - is standard output', STANDARD_OUTPUT)
    .addHelpText(
      'after',
      '\nExample:\n  foreland audit consistency checkpoint.txt -o consistency.txt\n  foreland audit verify consistency.txt --checkpoint checkpoint.txt --key KEY',
    )
    .action((file: string, options: OutputOption, command: Command) =>
      shell.run(command, async (invocation) => {
        const body = { checkpoint: await textIn(file) };
        const proved = await (await invocation.client()).call(contract.auditConsistency, { body });
        await write(invocation, options, proved, proved.proof);
      }),
    );
  audit
    .command('proof')
    .description(
      'Saves the proof that an entry is in the audit log (C2SP tlog-proof), with the entry itself.',
    )
    .argument('<entry>', 'id of the entry, as `foreland audit --json` gives it')
    .option('-o, --output <file>', 'where to write; - is standard output', STANDARD_OUTPUT)
    .addHelpText('after', '\nExample:\n  foreland audit proof ENTRY -o entry.tlog-proof')
    .action((entry: string, options: OutputOption, command: Command) =>
      shell.run(command, (invocation) => prove(invocation, entry, options)),
    );
  audit
    .command('erase')
    .description(
      'Erases records, recipient and remark of an entry. The entry stands, and says who erased them, when and why; so does an entry of its own.',
    )
    .argument('<entry>', 'id of the entry, as `foreland audit --json` gives it')
    .requiredOption('--reason <text>', 'why; it stays in the log, so name nobody in it')
    .addHelpText('after', '\nExample:\n  foreland audit erase ENTRY --reason "Request 2026-17, granted"')
    .action((entry: string, options: { reason: string }, command: Command) =>
      shell.run(command, (invocation) => erase(invocation, entry, options)),
    );
}

async function showLog(invocation: Invocation): Promise<void> {
  const client = await invocation.client();
  const log = await client.call(contract.auditLog);
  invocation.answer(log, () => [
    log.origin,
    `${counted(log.size, 'row')} in the log, ${log.pending} waiting`,
    ...log.keys.map((key) => `Key: ${key}`),
    log.quorum === 0
      ? 'Too few partners are enrolled to witness it.'
      : `${log.quorum} witnesses must cosign.`,
    ...log.witnesses.map(
      ({ witness, size, at }) => `${isolated(witness)} cosigned ${counted(size, 'row')}, ${at}`,
    ),
    ...log.enrolled
      .filter((name) => !log.witnesses.some(({ witness }) => witness === name))
      .map((name) => `${isolated(name)} has cosigned nothing yet`),
    ...(log.damage === undefined
      ? []
      : [invocation.page.tone('bad', `The log was tampered with: ${isolated(log.damage)}`)]),
  ]);
}

async function exportLog(invocation: Invocation, { output }: OutputOption): Promise<void> {
  if (invocation.json && output === STANDARD_OUTPUT)
    throw wrongUsage(
      'Both the export and --json would go to standard output.',
      'Write the export to a file with -o.',
    );
  const client = await invocation.client();
  const bytes = Readable.from(client.download(contract.auditBundle, {}), { objectMode: false });
  if (output === STANDARD_OUTPUT) {
    await pipeline(bytes, invocation.terminal.output, { end: false });
    return;
  }
  const path = output ?? (await freePath(`audit-${new Date().toISOString().slice(0, 10)}.jsonl`));
  await save(bytes, path, client.signal);
  invocation.answer({ file: resolve(path) }, () => [path]);
}

async function prove(invocation: Invocation, entry: string, { output }: OutputOption): Promise<void> {
  const client = await invocation.client();
  const { proof } = await client.call(contract.auditProof, { params: { entry } });
  await write(invocation, { output }, { proof }, proof);
}

/** A short text as a file, or on standard output; with --json as part of the answer. */
async function write(
  invocation: Invocation,
  { output = STANDARD_OUTPUT }: OutputOption,
  answer: object,
  text: string,
): Promise<void> {
  if (output === STANDARD_OUTPUT) {
    if (invocation.json) invocation.answer(answer, () => []);
    else invocation.terminal.output.write(text);
    return;
  }
  await writeFile(output, text, { mode: 0o600 });
  invocation.answer({ file: resolve(output) }, () => [output]);
}

async function textIn(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw wrongUsage(`The file ${file} cannot be read.`, 'Check its name.');
  }
}

async function erase(
  invocation: Invocation,
  entry: string,
  body: { readonly reason: string },
): Promise<void> {
  const client = await invocation.client();
  const erased = await client.call(contract.eraseAuditEntry, { params: { entry }, body });
  invocation.answer(erased, () => ['Erased.']);
}
