import type { Entry } from '../entry.ts';
import { bankNameOf, ibanAt } from '../accounts.ts';
import { isoDay, officeDay } from '../calendar.ts';
import { decide } from '../random.ts';
import type { Sheet } from '../sheet.ts';
import { companyThing } from '../world/company.ts';
import type { Company } from '../world/company.ts';
import type { Account, Holder, Transfer } from '../world/finance.ts';
import { personThing } from '../world/person.ts';
import { HOME } from '../world/scale.ts';
import { describe, writtenPhone } from './person.ts';
import { strangerAt } from './stranger.ts';

const REGISTER = 'b';

/** Reports of suspicious transactions: accounts at the partner's banks, their holders and what moved. */
export function* bankReports(sheet: Sheet): Generator<Entry> {
  const { world, partner } = sheet;
  const home = HOME[partner];
  const introduced = new Set<number>();
  for (const finance of world.finances) {
    for (const transfer of finance.transfers) {
      if (!sheet.covers(transfer.day) || (transfer.from.country !== home && transfer.to.country !== home))
        continue;
      // Most payments look ordinary and are never reported.
      if (decide(world.seed, 'reported', partner, transfer.serial) > 0.32) continue;
      for (const account of [transfer.from, transfer.to]) {
        if (introduced.has(account.serial)) continue;
        introduced.add(account.serial);
        yield* accountEntries(sheet, account);
      }
      yield payment(sheet, transfer);
    }
  }
  yield* strangers(sheet);
}

function holderRecord(sheet: Sheet, holder: Holder): string {
  return holder.type === 'person'
    ? sheet.record(REGISTER, holder.person.serial)
    : sheet.record('bc', holder.company.serial);
}

function* accountEntries(sheet: Sheet, account: Account): Generator<Entry> {
  const { random } = sheet;
  const label = sheet.label();
  const record = sheet.record('ba', account.serial);
  const { holder } = account;
  if (holder.type === 'company') yield companyEntry(sheet, holder.company);
  else {
    const entry = sheet.entry(holderRecord(sheet, holder), 'Person', personThing(holder.person), {
      label,
      subject: 'role' in holder.person ? 'suspect' : 'other',
    });
    yield describe(entry, holder.person, sheet, { withoutPhones: random.chance(0.7) });
  }
  yield sheet
    .entry(record, 'BankAccount', `bank-account-${account.serial}`, { label })
    .identify('iban', 'iban', account.iban, account.iban, writeIban(account.iban, random.chance(0.45)))
    .say('bankName', bankNameOf(account.country))
    .say('country', account.country)
    .say('openingDate', random.chance(0.5) ? isoDay(account.openedOn) : undefined);
  yield ownership(sheet, label, account.serial, record, holderRecord(sheet, holder));
}

function ownership(sheet: Sheet, label: Entry['label'], serial: number, asset: string, owner: string): Entry {
  return sheet
    .entry(sheet.record('bo', serial), 'Ownership', `bank-ownership-${serial}`, { label })
    .say('asset', asset)
    .say('owner', owner);
}

export function companyEntry(sheet: Sheet, company: Company, register = 'bc'): Entry {
  const { random } = sheet;
  const entry = sheet
    .entry(
      sheet.record(register, company.serial),
      company.standing === 'aid' ? 'Organization' : 'Company',
      companyThing(company),
      { label: sheet.label() },
    )
    .say('name', company.name)
    .say('country', company.country);
  if (random.chance(0.7)) entry.identify('registration', 'registrationNumber', company.registration);
  if (random.chance(0.6)) {
    entry.identify(
      'phone',
      'phone',
      company.phone.number,
      company.phone.bond,
      writtenPhone(company.phone.number, sheet.partner, random),
    );
  }
  if (random.chance(0.4)) entry.identify('email', 'email', company.email);
  if (random.chance(0.6)) entry.say('address', company.address);
  return entry;
}

function payment(sheet: Sheet, transfer: Transfer): Entry {
  const { random } = sheet;
  return sheet
    .entry(sheet.record('bt', transfer.serial), 'Payment', `payment-${transfer.serial}`, {
      label: sheet.label(),
    })
    .say('date', isoDay(transfer.day))
    .say('amount', transfer.amount)
    .say('currency', 'EUR')
    .say('payerAccount', sheet.record('ba', transfer.from.serial))
    .say('beneficiaryAccount', sheet.record('ba', transfer.to.serial))
    .say('payer', holderRecord(sheet, transfer.from.holder))
    .say('beneficiary', holderRecord(sheet, transfer.to.holder))
    .say('purpose', random.chance(0.7) ? transfer.purpose : undefined);
}

/** Families who send money home and shops that bank their takings: nearly all that is ever reported. */
function* strangers(sheet: Sheet): Generator<Entry> {
  const { world, random } = sheet;
  const home = HOME[sheet.partner];
  const count = world.scale.strangers.bank;
  for (let position = 0; position < count; position++) {
    const person = strangerAt(sheet, 'bank', position);
    const label = sheet.label();
    const holder = sheet.record(REGISTER, person.serial);
    yield describe(
      sheet.entry(holder, 'Person', personThing(person), { label, subject: 'other' }),
      person,
      sheet,
    );
    const serial = 100_000 + person.serial;
    const account = sheet.record('ba', serial);
    const iban = ibanAt(home, serial);
    yield sheet
      .entry(account, 'BankAccount', `bank-account-${serial}`, { label })
      .identify('iban', 'iban', iban, iban, writeIban(iban, random.chance(0.45)))
      .say('bankName', bankNameOf(home))
      .say('country', home);
    yield ownership(sheet, label, serial, account, holder);
    // Remittances all go through the collecting account of one licensed firm, which every partner's banks know.
    const firm = sheet.record('ba', world.generics.collectingAccount);
    if (position === 0) {
      const collecting = ibanAt('be', world.generics.collectingAccount);
      yield sheet
        .entry(firm, 'BankAccount', `bank-account-${world.generics.collectingAccount}`, { label: 'joint' })
        .identify('iban', 'iban', collecting)
        .say('bankName', bankNameOf('be'))
        .say('notes', 'Collecting account of a licensed payment institution');
    }
    for (let turn = random.between(1, 2); turn > 0; turn--) {
      const record = sheet.local('bp');
      yield sheet
        .entry(record, 'Payment', record, { label })
        .say('date', isoDay(officeDay(random, world.calendar.first, sheet.receivedOn)))
        .say('amount', random.between(5, 60) * 10)
        .say('currency', 'EUR')
        .say('payerAccount', account)
        .say('beneficiaryAccount', firm)
        .say('payer', holder)
        .say('purpose', random.pick(['family support', 'school fees', 'medicine', 'rent', 'wedding']));
    }
  }
}

function writeIban(iban: string, grouped: boolean): string {
  return grouped ? (iban.match(/.{1,4}/g) ?? []).join(' ') : iban;
}
