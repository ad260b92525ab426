import { isoDay, officeDay } from '../calendar.ts';
import type { Entry } from '../entry.ts';
import { ALL } from '../labels.ts';
import type { Sheet } from '../sheet.ts';

const QUESTIONS = [
  'Is the vehicle known to you, and who drove it?',
  'Who holds the account named in our report?',
  'Can you confirm the date of birth of the person?',
  'Was this engine number declared at import?',
  'Has the handle appeared in your intake?',
  'Please check the telephone number against your records.',
];

/** Requests that the partner sent to the others, with what came of them. */
export function* informationRequests(sheet: Sheet): Generator<Entry> {
  const { random, world, partner } = sheet;
  const count = world.size === 'small' ? 2 : 20;
  for (let turn = 0; turn < count; turn++) {
    const to = random.pick(ALL.filter((other) => other !== partner));
    const asked = officeDay(random, world.calendar.today - 400, sheet.receivedOn - 10);
    const urgency = random.weighted([
      ['normal', 6],
      ['urgent', 3],
      ['immediate', 1],
    ]);
    const due = asked + (urgency === 'normal' ? 10 : urgency === 'urgent' ? 3 : 1);
    const answered = random.chance(0.8)
      ? Math.min(sheet.receivedOn, asked + random.between(1, 18))
      : undefined;
    const record = sheet.local('j');
    yield sheet
      .entry(record, 'InformationRequest', record, { label: `pair-${to}` })
      .say('from', partner)
      .say('to', to)
      .say('question', random.pick(QUESTIONS))
      .say('urgency', urgency)
      .say('askedOn', isoDay(asked))
      .say('dueOn', isoDay(Math.min(due, world.calendar.today)))
      .say('answeredOn', answered === undefined ? undefined : isoDay(answered))
      .say('outcome', answered === undefined ? 'open' : random.pick(['hit', 'no hit', 'partly answered']));
  }
}
