import { defineEngine } from '@foreland/model/engine';
import { message } from '@foreland/model/message';
import { analyseFinance, FINANCE_VERSION } from './analyse.ts';
import type { FinanceState } from './analyse.ts';
import { financeEvidence, FINANCE_SELECTED } from './evidence/stated-finance.ts';
import { collectingAsLeads } from './leads/collecting-account.ts';
import { brokersAsLeads } from './leads/value-broker.ts';
import { financeParameters } from './parameters.ts';
import type { FinanceParameters } from './parameters.ts';
import { FINANCE_QUESTIONS } from './questions/questions.ts';

/** Informal value transfer and accounts that collect, from seized books, tokens and reported payments. */
export const financeEngine = defineEngine<'statements' | 'entities' | 'aid', FinanceParameters, FinanceState>(
  {
    id: 'finance',
    version: `finance ${FINANCE_VERSION}`,
    title: message('engine.finance.title'),
    parameters: financeParameters,
    reads: { statements: FINANCE_SELECTED, entities: true, aid: true },
    build: (input, { parameters, checkpoint }) =>
      analyseFinance(financeEvidence(input), parameters, checkpoint),
    questions: FINANCE_QUESTIONS,
    leads: (state, { parameters }) => [...brokersAsLeads(state), ...collectingAsLeads(state, parameters)],
  },
);
