import { foundLead } from '@foreland/model/engine';
import type { Finding } from '@foreland/model/engine';
import type { FinanceState } from '../analyse.ts';
import { FINANCE_VERSION } from '../analyse.ts';
import type { BrokerCard } from '../brokers/brokers.ts';
import { actionsNear, explanation, part, subjectsOf, word } from './words.ts';

const KIND = 'value-broker';
/** Bits from which somebody should look: two signs that do not hang together, or one that repeats. */
const LEAST_BITS = 4;
/** The strongest: what nobody has the time to read hides what matters. */
const MOST = 50;

/** Brokers whose signs add up; the licensed are far below, and a mere contact is nobody's lead. */
export function brokersAsLeads({ brokers }: Pick<FinanceState, 'brokers'>): Finding[] {
  return brokers
    .filter(({ bits, party }) => bits >= LEAST_BITS && party.mayBeLead)
    .slice(0, MOST)
    .map(leadFrom);
}

function leadFrom(card: BrokerCard): Finding {
  const { party, parts, innocent, sources, collecting } = card;
  return foundLead({
    kind: KIND,
    anchor: party.id,
    title: word('value-broker.title', { count: card.payouts }),
    summary: word('value-broker.summary'),
    subjects: subjectsOf(party.records, party.schema),
    evidence: sources.shown,
    unshown: sources.unshown,
    parts: parts.map(({ sign, bits, count }) => part(`value-broker.part.${sign}`, bits, { count })),
    innocentExplanations: innocent.map(({ explanation: name, result }) =>
      explanation(`value-broker.innocent.${name}`, result),
    ),
    missing: [
      word('value-broker.missing.licence'),
      word('value-broker.missing.counter-book'),
      ...(collecting.length === 0 ? [word('value-broker.missing.settlement')] : []),
    ],
    proposedActions: actionsNear('value-broker.action.account-freeze', 'value-broker.action.ask-holder', [
      ...party.records,
    ]),
    run: { engine: 'finance', version: FINANCE_VERSION, parameters: { leastBits: LEAST_BITS, most: MOST } },
  });
}
