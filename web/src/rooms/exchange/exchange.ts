import type { ComponentType } from 'react';
import type { Answer, contract } from '../../api/client.ts';
import type { ExchangeAddress, ExchangePart } from './route.ts';

export type PartnerNode = Answer<typeof contract.partners>['partners'][number];
export type Release = Answer<typeof contract.releases>['releases'][number];
export type ReleaseScope = Release['scope'];
export type Preview = Answer<typeof contract.previewRelease>;
export type Outgoing = Answer<typeof contract.outbox>['packages'][number];
export type Incoming = Answer<typeof contract.inbox>['packages'][number];
export type Quarantined = Answer<typeof contract.quarantine>['packages'][number];
export type Recall = Answer<typeof contract.recalls>['recalls'][number];
export type Leave = Answer<typeof contract.leaves>['leaves'][number];
export type LeaveScope = Leave['scope'];

type Tone = 'neutral' | 'accent' | 'good' | 'caution' | 'critical';

export const NODE_TONES: Readonly<Record<PartnerNode['state'], Tone>> = {
  self: 'neutral',
  confirmed: 'good',
  proposed: 'accent',
  expired: 'caution',
  revoked: 'critical',
};

export const RELEASE_TONES: Readonly<Record<Release['state'], Tone>> = {
  proposed: 'accent',
  active: 'good',
  sent: 'good',
  refused: 'neutral',
  ended: 'neutral',
};

export const LEAVE_TONES: Readonly<Record<Leave['state'], Tone>> = {
  asked: 'accent',
  proposed: 'accent',
  granted: 'good',
  expired: 'neutral',
  refused: 'neutral',
  ended: 'neutral',
};

export const OUTGOING_TONES: Readonly<Record<Outgoing['state'], Tone>> = {
  waiting: 'accent',
  delivered: 'good',
  refused: 'critical',
  expired: 'caution',
  void: 'neutral',
};

/** Roles that may do something; the node decides, this only says what to show. */
export const KEEPING_ROLES: readonly string[] = ['administrator', 'data-protection-officer'];
export const COMPARING_ROLES: readonly string[] = [...KEEPING_ROLES, 'liaison-officer'];
export const SHARING_ROLES: readonly string[] = ['liaison-officer', 'data-protection-officer'];
export const WATCHING_ROLES: readonly string[] = [...KEEPING_ROLES, 'liaison-officer', 'analyst'];

export interface PartProps {
  /** What is shown beside the list. */
  readonly item: string | undefined;
  readonly address: ExchangeAddress;
  readonly go: (search: ExchangeAddress) => void;
}

export interface DetailProps extends PartProps {
  readonly item: string;
  readonly record: string | undefined;
}

/** One tab of the room: a list, and what is shown beside it. */
export interface Part {
  readonly id: ExchangePart;
  /** Who has something to see in it; everybody where absent. */
  readonly roles?: readonly string[];
  readonly List: ComponentType<PartProps>;
  readonly Detail: ComponentType<DetailProps>;
  /** What `item=new` makes, by whom, and how wide it wants to be, in px. */
  readonly make?: {
    readonly label:
      | 'handInCard'
      | 'newTaxii'
      | 'newRequest'
      | 'newRelease'
      | 'newLeave'
      | 'takeIn'
      | 'newCheck'
      | 'newComparison';
    readonly roles: readonly string[];
    readonly size: number;
  };
}
