import { Option } from 'commander';
import type { Command } from 'commander';
import { contract } from '@foreland/model/contract';
import type { Answer } from '@foreland/model/contract';
import { LEVELS } from '@foreland/model/label';
import type { Level } from '@foreland/model/label';
import type { Partner } from '@foreland/model/partner';
import { CommandError, EXIT, wrongUsage } from '../exit.ts';
import { readShortText } from '../import/text-file.ts';
import type { Invocation } from '../invocation.ts';
import { ask } from '../prompt.ts';
import { fields, localTime, table } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import { save } from '../save.ts';
import type { Shell } from '../shell.ts';
import { Readable } from 'node:stream';
import { partnerArgument } from './options.ts';

type Node = Answer<typeof contract.partners>['partners'][number];

interface ConfirmOptions {
  readonly clearance: Level;
  readonly fingerprint?: string;
  readonly replace?: boolean;
}

type Reason = Parameters<typeof import('@foreland/sealing/identity').issueRevocation>[0]['reason'];
const REASONS: readonly Reason[] = ['compromised', 'lost', 'superseded', 'closed'];

interface RevokeKeyOptions {
  readonly emergencyKey: string;
  readonly card?: string;
  readonly reason: Reason;
  readonly output?: string;
  readonly onlyWrite?: boolean;
}

export function addPartnerCommands(program: Command, shell: Shell): void {
  const partner = program
    .command('partner')
    .summary('know the nodes of partners, and be known by them')
    .description(
      'Keeps the directory of partners’ nodes. `foreland partner` alone means `foreland partner list`.',
    )
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland partner card',
        '  foreland partner offer card-of-france.json',
        '  foreland partner confirm FR --clearance restricted',
      ].join('\n'),
    );
  partner
    .command('list', { isDefault: true })
    .description('Lists the nodes that are known, and how the traffic with each stands.')
    .addHelpText('after', '\nExample:\n  foreland partner list --json')
    .action((_options: object, command: Command) => shell.run(command, list));
  partner
    .command('card')
    .description(
      'Shows the card of this node, to be given to partners, and the fingerprint to read out to them over another channel.',
    )
    .addHelpText('after', '\nExample:\n  foreland partner card --json | jq -r .card > card.json')
    .action((_options: object, command: Command) => shell.run(command, showCard));
  partner
    .command('offer')
    .description(
      'Hands in the card of a partner’s node. The next one of a known partner counts at once; a first one waits to be confirmed.',
    )
    .argument('<file>', 'the card')
    .addHelpText('after', '\nExample:\n  foreland partner offer card-of-france.json')
    .action((file: string, _options: object, command: Command) =>
      shell.run(command, (invocation) => offer(invocation, file)),
    );
  partner
    .command('confirm')
    .description(
      'Confirms a card with the fingerprint that the partner reads out. It is asked for, and never shown first. The card counts when a second person has done the same.',
    )
    .addArgument(partnerArgument('whose card it is'))
    .addOption(
      new Option('--clearance <level>', 'up to which classification the partner’s node is served')
        .choices(LEVELS)
        .makeOptionMandatory(),
    )
    .option('--fingerprint <digits>', 'as the partner read it out (default: asked for)')
    .option('--replace', 'take it in place of the card that is confirmed')
    .addHelpText('after', '\nExample:\n  foreland partner confirm FR --clearance restricted')
    .action((peer: Partner, options: ConfirmOptions, command: Command) =>
      shell.run(command, (invocation) => confirm(invocation, peer, options)),
    );
  partner
    .command('dismiss')
    .description('Dismisses a card that waits to be confirmed.')
    .addArgument(partnerArgument('whose card it is'))
    .addHelpText('after', '\nExample:\n  foreland partner dismiss FR')
    .action((peer: Partner, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const { digest } = await proposed(invocation, peer);
        const client = await invocation.client();
        const answer = await client.call(contract.dismissCard, {
          params: { partner: peer },
          body: { digest },
        });
        invocation.answer(answer, () => ['Dismissed.']);
      }),
    );
  partner
    .command('terms')
    .description('Changes up to which classification a partner’s node is served, or suspends it.')
    .addArgument(partnerArgument('whose node it is'))
    .addOption(
      new Option('--clearance <level>', 'up to which classification it is served')
        .choices(LEVELS)
        .makeOptionMandatory(),
    )
    .option('--suspend', 'send nothing to it and take nothing from it meanwhile')
    .addHelpText('after', '\nExample:\n  foreland partner terms FR --clearance confidential --suspend')
    .action((peer: Partner, options: { clearance: Level; suspend?: boolean }, command: Command) =>
      shell.run(command, async (invocation) => {
        const client = await invocation.client();
        const answer = await client.call(contract.changePartner, {
          params: { partner: peer },
          body: { clearance: options.clearance, suspended: options.suspend === true },
        });
        invocation.answer(answer, () => ['Changed.']);
      }),
    );
  partner
    .command('rotate-keys')
    .description(
      'Gives this node new keys for signing, encryption and its channel. The present key signs the next card, which goes to every partner.',
    )
    .addHelpText('after', '\nExample:\n  foreland partner rotate-keys')
    .action((_options: object, command: Command) => shell.run(command, rotate));
  partner
    .command('revoke-key')
    .description(
      'Revokes the key of this node with its emergency key: nothing that the key signed counts any more, and partners are told. With --only-write the revocation is only written, for partners to hand in.',
    )
    .requiredOption('--emergency-key <file>', 'the emergency key that was made with the node')
    .option('--card <file>', 'a card with the key to be revoked (default: that of the node)')
    .addOption(new Option('--reason <reason>', 'why').choices(REASONS).default('compromised'))
    .option('-o, --output <file>', 'write the revocation there too')
    .option('--only-write', 'write it, and do not hand it in at the node')
    .addHelpText(
      'after',
      [
        '\nExamples:',
        '  foreland partner revoke-key --emergency-key /media/safe/key.json -o revocation.txt',
        '  foreland partner revoke-key --emergency-key key.json --card card-nl.json --only-write -o revocation.txt',
      ].join('\n'),
    )
    .action((options: RevokeKeyOptions, command: Command) =>
      shell.run(command, (invocation) => revokeKey(invocation, options)),
    );
  partner
    .command('revoke')
    .description('Hands in a revocation that a partner signed: its key counts for nothing from then on.')
    .argument('<file>', 'the revocation')
    .addHelpText('after', '\nExample:\n  foreland partner revoke revocation-of-france.json')
    .action((file: string, _options: object, command: Command) =>
      shell.run(command, async (invocation) => {
        const revocation = await readShortText(file);
        const client = await invocation.client();
        const answer = await client.call(contract.revokeCard, { body: { revocation } });
        invocation.answer(answer, () => ['The key is revoked.']);
      }),
    );
}

async function list(invocation: Invocation): Promise<void> {
  const answer = await (await invocation.client()).call(contract.partners);
  const time = (instant: string | undefined): string => (instant === undefined ? '' : localTime(instant));
  invocation.answer(answer, () =>
    table<Node>(invocation.page, answer.partners, [
      { title: 'Partner', cell: ({ partner }) => partner, tone: () => 'strong' },
      {
        title: 'State',
        cell: ({ state, suspended, comparedBy }) =>
          suspended
            ? `${state}, suspended`
            : comparedBy === undefined
              ? state
              : `${state}, compared by ${isolated(comparedBy)}`,
        tone: ({ state, suspended }) =>
          suspended || state === 'revoked' || state === 'expired' ? 'warning' : undefined,
      },
      { title: 'Served up to', cell: ({ clearance }) => clearance ?? '' },
      { title: 'Waiting', cell: ({ waiting }) => String(waiting), align: 'right' },
      {
        title: 'Refused',
        cell: ({ refused }) => String(refused),
        align: 'right',
        tone: ({ refused }) => (refused > 0 ? 'warning' : undefined),
      },
      { title: 'Oldest', cell: ({ oldestWaiting }) => time(oldestWaiting) },
      { title: 'Sent', cell: ({ lastSent }) => time(lastSent) },
      { title: 'Received', cell: ({ lastReceived }) => time(lastReceived) },
      { title: 'Address', cell: ({ origin }) => isolated(origin), yields: true },
    ]),
  );
  if (!answer.reachable)
    invocation.note('This node takes no connections of others: packages travel as files.');
}

async function showCard(invocation: Invocation): Promise<void> {
  const own = await (await invocation.client()).call(contract.ownCard);
  invocation.answer(own, () => [
    ...fields(invocation.page, [['Fingerprint to read out', own.fingerprint]]),
    own.card,
  ]);
}

async function offer(invocation: Invocation, file: string): Promise<void> {
  const card = await readShortText(file);
  const answer = await (await invocation.client()).call(contract.offerCard, { body: { card } });
  invocation.answer(answer, () => [
    answer.outcome === 'accepted'
      ? `Accepted: the card of ${answer.partner} follows the one that is confirmed.`
      : `The card of ${answer.partner} waits; confirm it with \`foreland partner confirm ${answer.partner}\`.`,
  ]);
}

async function confirm(
  invocation: Invocation,
  peer: Partner,
  { clearance, fingerprint, replace = false }: ConfirmOptions,
): Promise<void> {
  const { digest } = await proposed(invocation, peer);
  const heard =
    fingerprint ??
    (await ask(invocation.terminal, `Fingerprint that ${peer} reads out: `, invocation.signal));
  const client = await invocation.client();
  const answer = await client.call(contract.confirmCard, {
    params: { partner: peer },
    body: { digest, fingerprint: heard, clearance, replace },
  });
  invocation.answer(answer, () => [
    answer.outcome === 'confirmed'
      ? `Confirmed by both, up to ${clearance}.`
      : 'The fingerprint is right. The card counts when a second person has confirmed it too.',
  ]);
}

async function rotate(invocation: Invocation): Promise<void> {
  const answer = await (await invocation.client()).call(contract.rotateKeys);
  invocation.answer(answer, () => [
    `Card ${answer.serial} is in force and on its way to every partner.`,
    ...fields(invocation.page, [['Fingerprint', answer.fingerprint]]),
  ]);
  invocation.note('Copy the folder of keys now. Partners without a line take the card as a file.');
}

async function revokeKey(invocation: Invocation, options: RevokeKeyOptions): Promise<void> {
  const { emergencyKey: file, reason, output, onlyWrite = false } = options;
  if (onlyWrite && output === undefined) throw wrongUsage('Nowhere to write to.', 'Give -o with a file.');
  // Loaded when it is needed: it makes other commands no slower.
  const { issueRevocation, parseCard, parseEmergencyKey } = await import('@foreland/sealing/identity');
  const { partner: owner, key } = parseEmergencyKey(await readShortText(file));
  const text =
    options.card === undefined
      ? (await (await invocation.client()).call(contract.ownCard)).card
      : await readShortText(options.card);
  const card = await parseCard(text);
  const { partner } = card;
  if (owner !== undefined && owner !== partner)
    throw wrongUsage(
      `The emergency key is that of ${owner}, the card is of ${partner}.`,
      'Name the right files.',
    );
  const revocation = await issueRevocation(
    { partner, kid: card.signing.kid, reason, revokedAt: new Date() },
    { key, isEmergency: true },
  );
  if (output !== undefined) await save(Readable.from([`${revocation}\n`]), output, invocation.signal);
  if (!onlyWrite) {
    const client = await invocation.client();
    await client.call(contract.revokeCard, { body: { revocation } });
  }
  invocation.answer(
    { partner, revocation, handedIn: !onlyWrite, ...(output === undefined ? {} : { file: output }) },
    () => [
      onlyWrite
        ? `Written to ${output}. Give it to every partner; they hand it in with \`foreland partner revoke\`.`
        : 'The key is revoked, and partners are told. Give the node new ones with `foreland node renew-keys`.',
    ],
  );
}

/** @throws CommandError `card-not-proposed` */
async function proposed(invocation: Invocation, peer: Partner): Promise<Node> {
  const { partners } = await (await invocation.client()).call(contract.partners);
  const found = partners.find(({ partner, state }) => partner === peer && state === 'proposed');
  if (found) return found;
  throw new CommandError(EXIT.refused, {
    code: 'card-not-proposed',
    message: `No card of ${peer} waits to be confirmed.`,
    remedy: 'Hand in its card with `foreland partner offer`.',
  });
}
