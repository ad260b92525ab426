import type { Answer, contract } from '../../api/client.ts';

export type Contribution = Answer<typeof contract.contributions>['contributions'][number];
