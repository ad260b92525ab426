import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { contract } from '@foreland/model/contract';
import type { Call } from '@foreland/model/contract';
import { SeizedItem } from '@foreland/model/contract/seizure-form';
import { SUBJECTS } from '@foreland/model/subject';
import type { Client } from '../client.ts';
import { wrongUsage } from '../exit.ts';
import { unreadable } from '../import/files.ts';
import { addTermsOptions, termsOf } from '../import/terms.ts';
import type { TermsOptions } from '../import/terms.ts';
import type { Invocation } from '../invocation.ts';
import { reportLines } from '../render/report.ts';
import { fields } from '../render/table.ts';
import { isolated } from '../render/text.ts';
import type { Shell } from '../shell.ts';
import { day } from './options.ts';

type Draft = NonNullable<Call<typeof contract.recordSeizure>['body']>;
type Item = Draft['items'][number];
type Holder = NonNullable<Draft['seizedFrom']>;

interface Options extends TermsOptions {
  readonly day: string;
  readonly place: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly authority?: string;
  readonly from?: string;
  readonly fromKind: Extract<Holder, { name: string }>['schema'];
  readonly fromSubject?: (typeof SUBJECTS)[number];
  readonly item: readonly Item[];
  readonly photo: readonly string[];
  readonly notes?: string;
  readonly dryRun?: boolean;
}

const MEMBERS = Object.keys(SeizedItem.shape);
const RECORD = /^[A-Z]{2,12}:\S+$/;
/** How the contribution is called where no title is given. */
const TITLE = 'Seizure';

export function addRecordSeizureCommand(supply: Command, shell: Shell): void {
  const command = supply
    .command('record-seizure')
    .summary('record a seizure as a contribution of your own')
    .description(
      'Records a seizure with its pieces and photographs as one contribution, under terms as for an import: all of it, or nothing.',
    )
    .requiredOption('--day <day>', 'when it was seized', day)
    .requiredOption('--place <place>', 'record of the place, or the name of a new one')
    .option('--latitude <degrees>', 'of a new place (WGS 84)', degrees(90))
    .option('--longitude <degrees>', 'of a new place (WGS 84)', degrees(180))
    .option('--authority <name>', 'who seized it')
    .option('--from <holder>', 'record of whom it was seized from, or the name of somebody new')
    .addOption(
      new Option('--from-kind <kind>', 'what a new holder is')
        .choices(['Person', 'Company', 'Organization', 'LegalEntity'])
        .default('LegalEntity'),
    )
    .addOption(
      new Option('--from-subject <category>', 'legal category of a new holder who is a person').choices(
        SUBJECTS,
      ),
    )
    .requiredOption(
      '--item <members>',
      `a piece, or several that nobody told apart, as name=value separated by semicolons: ${MEMBERS.join(', ')}; may be repeated`,
      item,
      [],
    )
    .option(
      '--photo <file>',
      'a photograph in JPEG, PNG or WebP, as FILE or FILE=WHAT IT SHOWS; may be repeated',
      (file: string, before: readonly string[]) => [...before, file],
      [],
    )
    .option('--notes <text>', 'anything else')
    .option(
      '--dry-run',
      'say what recording it would do; nothing is stored but the photographs, which are there for you for a day',
    );
  addTermsOptions(command)
    .addHelpText(
      'after',
      [
        '\nExample:',
        '  foreland supply record-seizure --day 2026-11-20 --place "Ramsgate harbour" --authority "Border Force" \\',
        '    --item "kind=boat-hull;cin=GB-EXR10207D626;weldPattern=double" --item "kind=life-jacket;quantity=12" \\',
        '    --photo hull.jpg="Hull, port side" --source seizures --legal-basis "Customs law" --audience GB,FR',
      ].join('\n'),
    )
    .action((options: Options) => shell.run(command, (invocation) => recordSeizure(invocation, options)));
}

async function recordSeizure(invocation: Invocation, options: Options): Promise<void> {
  const client = await invocation.client();
  if (options.item.length === 0)
    throw wrongUsage(
      'There is no piece.',
      'Give what was seized with --item, such as --item kind=boat-hull.',
    );
  const { partner } = await client.call(contract.session);
  const body: Draft = {
    id: randomUUID(),
    terms: await termsOf(options, partner, TITLE),
    day: options.day,
    place: placeOf(options),
    ...(options.authority === undefined ? {} : { authority: options.authority }),
    ...(options.from === undefined ? {} : { seizedFrom: holderOf(options.from, options) }),
    items: [...options.item],
    ...(options.notes === undefined ? {} : { notes: options.notes }),
    photos: await handedOver(client, options.photo),
  };
  if (options.dryRun === true) {
    const report = await client.call(contract.checkSeizure, { body });
    invocation.answer({ dryRun: true, report }, () => reportLines(invocation.page, report));
    return;
  }
  const recorded = await client.call(contract.recordSeizure, { body });
  invocation.answer(recorded, () => [
    ...fields(invocation.page, [
      ['Seizure', isolated(recorded.seizure)],
      ['Pieces', recorded.items.map(isolated).join(' ')],
    ]),
    ...reportLines(invocation.page, recorded.report),
  ]);
}

function placeOf({ place, latitude, longitude }: Options): Draft['place'] {
  if (RECORD.test(place)) {
    if (latitude !== undefined || longitude !== undefined)
      throw wrongUsage(
        'Coordinates are given for a place that is on record already.',
        'Leave --latitude and --longitude out, or write the name of a new place.',
      );
    return { record: place };
  }
  return {
    name: place,
    ...(latitude === undefined ? {} : { latitude }),
    ...(longitude === undefined ? {} : { longitude }),
  };
}

function holderOf(from: string, { fromKind, fromSubject }: Options): Holder {
  if (RECORD.test(from)) return { record: from };
  return { name: from, schema: fromKind, ...(fromSubject === undefined ? {} : { subject: fromSubject }) };
}

async function handedOver(
  client: Client,
  photos: readonly string[],
): Promise<{ hash: string; caption: string }[]> {
  const handed: { hash: string; caption: string }[] = [];
  for (const photo of photos) {
    const [file = '', ...words] = photo.split('=');
    await stat(file).catch((error: unknown) => {
      throw unreadable(file, error);
    });
    const blob = await openAsBlob(file);
    const { hash } = await client.upload(contract.addPhoto, {}, blob, () => undefined);
    handed.push({ hash, caption: words.join('=').trim() || basename(file) });
  }
  return handed;
}

/** One `--item`, after those before it. */
function item(text: string, before: readonly Item[]): Item[] {
  const members = text.split(';').map((part) => {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at)).trim();
    if (!MEMBERS.includes(name))
      throw new InvalidArgumentError(
        `Write name=value; “${part.trim()}” has none of: ${MEMBERS.join(', ')}.`,
      );
    const value = part.slice(at + 1).trim();
    return [name, name === 'quantity' ? Number(value) : value];
  });
  const read = SeizedItem.safeParse(Object.fromEntries(members));
  if (read.success) return [...before, read.data];
  const [issue] = read.error.issues;
  throw new InvalidArgumentError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}.`);
}

function degrees(most: number): (text: string) => number {
  return (text) => {
    const number = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (Math.abs(number) <= most) return number;
    throw new InvalidArgumentError(`Write degrees from -${most} to ${most}, such as 51.33.`);
  };
}
