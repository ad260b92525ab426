import { parseIdentifier } from '@foreland/model/identifiers';
import type { IdentifierClass } from '@foreland/model/identifiers';
import type { ProposedAction } from '@foreland/model/lead';
import { message } from '@foreland/model/message';
import type { Message } from '@foreland/model/message';
import { isPartner } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { fixedMessage } from './fixed-message.ts';
import type { SharedValue } from './shared-value.ts';

interface Proposal {
  /** What would settle the matter and is not in the records. */
  readonly missing: readonly string[];
  readonly action: string;
  /** Citation by partner who has the means; `other` for the rest. To be checked before acting. */
  readonly legalBasis?: Partial<Record<Partner | 'other', string>>;
}

const PROVIDER = 'Convention on Cybercrime (Budapest) arts. 16–18';
const VEHICLE_REGISTER = {
  GB: 'EU–UK Trade and Cooperation Agreement, Part Three, Title II',
  other: 'Council Decision 2008/615/JHA art. 12',
};
const SUBSCRIBER = {
  GB: 'Investigatory Powers Act 2016, Part 3',
  DE: 'StPO § 100j',
  FR: 'Code de procédure pénale art. 60-1, 77-1-1',
  BE: 'Code d’instruction criminelle art. 46bis',
  NL: 'Wetboek van Strafvordering art. 126na',
};

const PROPOSALS: Readonly<Record<IdentifierClass, Proposal>> = {
  phone: { missing: ['subscriber', 'period'], action: 'subscriber-data', legalBasis: SUBSCRIBER },
  iban: {
    missing: ['account-holder', 'transactions'],
    action: 'account-holder-data',
    legalBasis: {
      GB: 'Proceeds of Crime Act 2002 s. 363',
      DE: 'KWG § 24c',
      FR: 'Code général des impôts art. 1649 A',
      BE: 'Loi du 8 juillet 2018 (point de contact central)',
      NL: 'Wet op het financieel toezicht art. 3:267i',
      other: 'Directive (EU) 2019/1153',
    },
  },
  wallet: {
    missing: ['hosting-service', 'transactions'],
    action: 'wallet-attribution',
    legalBasis: { other: 'Regulation (EU) 2023/1113' },
  },
  document: {
    missing: ['issuer'],
    action: 'document-check',
    legalBasis: { other: 'Regulation (EU) 2018/1862 art. 38' },
  },
  plate: { missing: ['keeper', 'period'], action: 'vehicle-register', legalBasis: VEHICLE_REGISTER },
  vin: { missing: ['keeper', 'period'], action: 'vehicle-register', legalBasis: VEHICLE_REGISTER },
  cin: { missing: ['first-buyer'], action: 'maker-trace' },
  'engine-serial': { missing: ['maker', 'first-buyer'], action: 'maker-trace' },
  email: { missing: ['subscriber'], action: 'provider-data', legalBasis: { other: PROVIDER } },
  handle: { missing: ['subscriber', 'platform'], action: 'provider-data', legalBasis: { other: PROVIDER } },
  ip: { missing: ['period', 'subscriber'], action: 'provider-data', legalBasis: { other: PROVIDER } },
  imo: { missing: ['keeper'], action: 'ship-register' },
  mmsi: { missing: ['keeper', 'period'], action: 'ship-register' },
  imei: { missing: ['subscriber', 'period'], action: 'handset-history', legalBasis: SUBSCRIBER },
};

export const PROPOSAL_MESSAGES: readonly string[] = [
  ...new Set(
    Object.values(PROPOSALS).flatMap(({ missing, action }) => [
      ...missing.map((name) => `correlations.missing.${name}`),
      `correlations.action.${action}`,
    ]),
  ),
];

export function missingKnowledge({ class: identifierClass }: SharedValue): Message[] {
  return PROPOSALS[identifierClass].missing.map((name) => fixedMessage(`correlations.missing.${name}`));
}

/** The partner in whose country the identifier was given out, where that country is a partner. */
function partnerWithMeans({ class: identifierClass, value }: SharedValue): Partner | undefined {
  const country = parseIdentifier(identifierClass, value)?.country;
  return isPartner(country) ? country : undefined;
}

/** First agree who leads, where several partners hold the value; then ask who can tell whose it is. */
export function proposedActions(shared: SharedValue): ProposedAction[] {
  const { action, legalBasis } = PROPOSALS[shared.class];
  const partner = partnerWithMeans(shared);
  const basis = legalBasis?.[partner ?? 'other'] ?? legalBasis?.other;
  const first = shared.partners.length > 1 ? 'deconflict' : 'compare-records';
  return [
    { action: message(`correlations.action.${first}`, { partners: shared.partners.join(', ') }) },
    {
      action: fixedMessage(`correlations.action.${action}`),
      ...(partner === undefined ? {} : { partner }),
      ...(basis === undefined ? {} : { legalBasis: basis }),
    },
  ];
}
