import type { Partner } from '../partner.ts';

const AMONG_MEMBERS = 'Directive (EU) 2023/977 art. 4';
/** Where that directive does not bind. */
const OTHERWISE: Readonly<Partial<Record<Partner, string>>> = {
  GB: 'EU–UK Trade and Cooperation Agreement art. 563',
  EUROPOL: 'Regulation (EU) 2016/794 art. 20',
  FRONTEX: 'Regulation (EU) 2019/1896 art. 90',
};

/** By what law a partner is asked for what it knows, as a citation; to be checked before. */
export function lawOnAsking(partner: Partner): string {
  return OTHERWISE[partner] ?? AMONG_MEMBERS;
}
