import { isoDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { Entry } from '../entry.ts';
import { latinName } from '../names/name.ts';
import type { Sheet } from '../sheet.ts';
import type { Finance, HawalaTransfer, Wallet } from '../world/finance.ts';
import { personThing } from '../world/person.ts';
import type { Member } from '../world/network.ts';
import { describe, knows } from './person.ts';
import { Gazetteer, placeRecord, pointNear } from './place.ts';
import { placesOf } from '../world/places.ts';
import { HOME } from '../world/scale.ts';

/** Books, token notes and wallets found with brokers. */
export function* hawalaLedgers(sheet: Sheet): Generator<Entry> {
  const { world } = sheet;
  const places = new Gazetteer(sheet);
  for (const [index, finance] of world.finances.entries()) {
    const broker = world.networks[index]?.members.find(
      (member) => member.role === 'broker' && member.base === sheet.partner,
    );
    const foundOn = Math.min(world.calendar.today - 14, world.calendar.first + 560 + ((index * 37) % 300));
    if (broker && sheet.covers(foundOn)) yield* bookEntries(sheet, broker, finance, foundOn, places);
    for (const wallet of finance.wallets) {
      if (
        knows(
          world,
          sheet.partner,
          'wallet',
          { serial: wallet.holder.serial, base: sheet.partner },
          [0.2, 0],
        ) &&
        sheet.covers(foundOn)
      ) {
        yield* walletEntries(sheet, wallet);
      }
    }
    // The payout side's partner finds the matching note.
    for (const transfer of finance.hawala) {
      if (
        transfer.broker.base !== sheet.partner &&
        sheet.covers(transfer.releasedOn) &&
        sheet.random.chance(0.15)
      ) {
        yield tokenEntry(sheet, transfer);
      }
    }
  }
}

function* bookEntries(
  sheet: Sheet,
  broker: Member,
  finance: Finance,
  foundOn: Day,
  places: Gazetteer,
): Generator<Entry> {
  const { random } = sheet;
  const label = sheet.label();
  const holder = sheet.record('z', broker.serial);
  const place = random.pick(placesOf(['town'], [HOME[sheet.partner]]));
  yield* places.introduce(place);
  yield describe(
    sheet.entry(holder, 'Person', personThing(broker), { label, subject: 'suspect', quality: 'report' }),
    broker,
    sheet,
    { exact: true },
  );
  const seizure = sheet.record('zs', broker.serial);
  const point = pointNear(place, sheet);
  yield sheet
    .entry(seizure, 'Seizure', `book-seizure-${broker.serial}`, { label })
    .say('name', `Shop in ${place.name}`)
    .say('date', isoDay(foundOn))
    .say('place', placeRecord(sheet, place))
    .say('country', place.country)
    .say('itemType', 'cash')
    .say('amount', random.between(120, 980) * 100)
    .say('currency', 'EUR')
    .say('latitude', point.latitude)
    .say('longitude', point.longitude)
    .say('seizedFrom', holder);
  let balance = random.between(50, 200) * 100;
  let line = 0;
  const book = `EXB-${broker.serial}`;
  for (const transfer of finance.hawala.filter(
    (candidate) => candidate.broker.serial === broker.serial && candidate.day < foundOn,
  )) {
    for (const [direction, day] of [
      ['in', transfer.day],
      ['out', transfer.releasedOn],
    ] as const) {
      if (day >= foundOn) continue;
      const commission = Math.round(transfer.amount * 0.05);
      balance += direction === 'in' ? transfer.amount : -(transfer.amount - commission);
      yield lineEntry(sheet, {
        book,
        line: line++,
        holder,
        direction,
        day,
        transfer,
        commission,
        balance,
        label,
      });
    }
    if (random.chance(0.4)) yield tokenEntry(sheet, transfer, seizure, holder);
    yield* valueTransferEntries(sheet, transfer, holder);
  }
}

interface BookLine {
  readonly book: string;
  readonly line: number;
  readonly holder: string;
  readonly direction: 'in' | 'out';
  readonly day: Day;
  readonly transfer: HawalaTransfer;
  readonly commission: number;
  readonly balance: number;
  readonly label: Entry['label'];
}

/** One line of a book; on every tenth a figure cannot be read, and the truth keeps what it was. */
function lineEntry(
  sheet: Sheet,
  { book, line, holder, direction, day, transfer, commission, balance, label }: BookLine,
): Entry {
  const { random } = sheet;
  const record = sheet.record('zl', transfer.serial * 2 + (direction === 'in' ? 0 : 1));
  const entry = sheet
    .entry(record, 'LedgerEntry', `ledger-line-${transfer.serial}-${direction}`, { label, quality: 'report' })
    .say('ledger', book)
    .say('page', 1 + Math.floor(line / 12))
    .say('line', 1 + (line % 12))
    .say('counterparty', latinName(transfer.payer.name, sheet.partner, random).first)
    .say('code', transfer.token.slice(-4))
    .say('direction', direction)
    .say('currency', 'EUR')
    .say('date', isoDay(day))
    .say('holder', holder);
  const lost = random.chance(0.1) ? random.pick(['amount', 'runningBalance'] as const) : undefined;
  if (lost !== 'amount') entry.say('amount', transfer.amount);
  if (lost !== 'runningBalance') entry.say('runningBalance', balance);
  if (lost !== undefined) entry.mask(lost, lost === 'amount' ? transfer.amount : balance);
  if (direction === 'in') entry.say('commission', commission);
  return entry;
}

function tokenEntry(sheet: Sheet, transfer: HawalaTransfer, seizure?: string, issuer?: string): Entry {
  return sheet
    .entry(sheet.record('zt', transfer.serial), 'Token', `token-${transfer.serial}`, { label: sheet.label() })
    .identify('token', 'serialNumber', transfer.token)
    .say('amount', sheet.random.chance(0.6) ? transfer.amount : undefined)
    .say('currency', 'EUR')
    .say('issuer', issuer)
    .say('seizure', seizure);
}

function* valueTransferEntries(sheet: Sheet, transfer: HawalaTransfer, holder: string): Generator<Entry> {
  const sender = sheet.record('zp', transfer.payer.serial);
  const receiver = sheet.record('zp', transfer.receiver.serial);
  const label = sheet.label();
  for (const [record, person] of [
    [sender, transfer.payer],
    [receiver, transfer.receiver],
  ] as const) {
    // Paying a fare is no crime of the payer's; the book gives first names only.
    yield sheet
      .entry(record, 'Person', personThing(person), {
        label,
        subject: person === transfer.payer ? 'other' : 'contact',
        quality: 'hearsay',
      })
      .say('name', latinName(person.name, sheet.partner, sheet.random).first);
  }
  yield sheet
    .entry(sheet.record('zv', transfer.serial), 'ValueTransfer', `value-transfer-${transfer.serial}`, {
      label,
      kind: 'assessment',
      quality: 'hearsay',
    })
    .say('sender', sender)
    .say('receiver', receiver)
    .say('broker', holder)
    .say('amount', transfer.amount)
    .say('currency', 'EUR')
    .say('date', isoDay(transfer.day))
    .say('token', transfer.token)
    .say('channel', 'hawala');
}

export function* walletEntries(sheet: Sheet, wallet: Wallet): Generator<Entry> {
  const label = sheet.label();
  const holder = sheet.record('z', wallet.holder.serial);
  yield describe(
    sheet.entry(holder, 'Person', personThing(wallet.holder), {
      label,
      subject: 'suspect',
      quality: 'report',
    }),
    wallet.holder,
    sheet,
  );
  yield sheet
    .entry(sheet.record('zw', wallet.serial), 'CryptoWallet', `wallet-${wallet.serial}`, { label })
    .identify('wallet', 'publicKey', wallet.address)
    .say('currency', wallet.currency)
    .say('holder', holder);
}
