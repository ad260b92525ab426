import { partnerOf } from '@foreland/model';
import type { InnocentExplanation, LeadSubject, Partner, ProposedAction, ScorePart } from '@foreland/model';
import { lawNear, lawOnAsking } from '@foreland/model/law';
import { message } from '@foreland/model/message';
import type { Message } from '@foreland/model/message';
import type { english } from './english.ts';

export type WordKey = keyof typeof english;

/** A message that there are words for. */
export function word(key: WordKey, values: Readonly<Record<string, string | number>> = {}): Message {
  return message(key, values);
}

/** @param bits rounded to hundredths, as they are shown */
export function part(key: WordKey, bits: number, values = {}): ScorePart {
  return { name: word(key, values), bits: Math.round(bits * 100) / 100 };
}

export function explanation(key: WordKey, result: InnocentExplanation['result']): InnocentExplanation {
  return { explanation: word(key), result };
}

/** Records as subjects. Whoever shows a lead names them as its reader may see them. */
export function subjectsOf(records: readonly string[], schema: string): LeadSubject[] {
  return records.map((record) => ({
    record,
    partner: partnerOf(record) as Partner,
    schema,
    caption: record,
  }));
}

/** A freeze by whoever has the power nearest to the records, and a request to each partner who holds one of them. */
export function actionsNear(freeze: WordKey, ask: WordKey, records: readonly string[]): ProposedAction[] {
  const partners = [...new Set(records.map(partnerOf))].sort() as Partner[];
  const law = lawNear('account-freeze', partners);
  return [
    ...(law ? [{ action: word(freeze), ...law }] : []),
    ...partners.map((partner) => ({ action: word(ask), partner, legalBasis: lawOnAsking(partner) })),
  ];
}
