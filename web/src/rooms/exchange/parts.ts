import { KEEPING_ROLES, SHARING_ROLES, WATCHING_ROLES } from './exchange.ts';
import type { Part } from './exchange.ts';
import { AuditDetail, AuditList } from './audit/AuditParts.tsx';
import { AUDIT_ROLES } from './audit/proof.ts';
import { ASKING_ROLES, CHECK_ROLES } from './checks/check.ts';
import { CheckDetail } from './checks/CheckDetail.tsx';
import { CheckList } from './checks/CheckList.tsx';
import { LeaveDetail } from './leaves/LeaveDetail.tsx';
import { LeaveList } from './leaves/LeaveList.tsx';
import { InboxDetail, InboxList } from './packages/Inbox.tsx';
import { OutboxDetail, OutboxList } from './packages/Outbox.tsx';
import { QuarantineDetail, QuarantineList } from './packages/Quarantine.tsx';
import { RecallList } from './packages/Recalls.tsx';
import { PartnerDetail } from './partners/PartnerDetail.tsx';
import { PartnerList } from './partners/PartnerList.tsx';
import { ReleaseDetail } from './releases/ReleaseDetail.tsx';
import { ReleaseList } from './releases/ReleaseList.tsx';
import { RequestDetail } from './requests/RequestDetail.tsx';
import { RequestList } from './requests/RequestList.tsx';
import { REQUEST_ROLES } from './requests/requests.ts';
import { MAKING_ROLES } from './taxii/taxii.ts';
import { TaxiiDetail } from './taxii/TaxiiDetail.tsx';
import { TaxiiList } from './taxii/TaxiiList.tsx';

/** The tabs of the room, in the order of `route.ts`. Adding one is its name there and an entry here. */
export const PARTS: readonly Part[] = [
  {
    id: 'requests',
    roles: REQUEST_ROLES,
    List: RequestList,
    Detail: RequestDetail,
    make: { label: 'newRequest', roles: SHARING_ROLES, size: 940 },
  },
  {
    id: 'checks',
    roles: CHECK_ROLES,
    List: CheckList,
    Detail: CheckDetail,
    make: { label: 'newCheck', roles: ASKING_ROLES, size: 940 },
  },
  {
    id: 'releases',
    roles: WATCHING_ROLES,
    List: ReleaseList,
    Detail: ReleaseDetail,
    make: { label: 'newRelease', roles: SHARING_ROLES, size: 940 },
  },
  {
    id: 'leaves',
    roles: WATCHING_ROLES,
    List: LeaveList,
    Detail: LeaveDetail,
    make: { label: 'newLeave', roles: SHARING_ROLES, size: 620 },
  },
  { id: 'recalls', roles: WATCHING_ROLES, List: RecallList, Detail: OutboxDetail },
  { id: 'outbox', roles: WATCHING_ROLES, List: OutboxList, Detail: OutboxDetail },
  {
    id: 'inbox',
    roles: WATCHING_ROLES,
    List: InboxList,
    Detail: InboxDetail,
    make: { label: 'takeIn', roles: WATCHING_ROLES, size: 560 },
  },
  { id: 'quarantine', roles: WATCHING_ROLES, List: QuarantineList, Detail: QuarantineDetail },
  {
    id: 'partners',
    List: PartnerList,
    Detail: PartnerDetail,
    make: { label: 'handInCard', roles: KEEPING_ROLES, size: 560 },
  },
  {
    id: 'taxii',
    roles: WATCHING_ROLES,
    List: TaxiiList,
    Detail: TaxiiDetail,
    make: { label: 'newTaxii', roles: MAKING_ROLES, size: 620 },
  },
  {
    id: 'audit',
    roles: AUDIT_ROLES,
    List: AuditList,
    Detail: AuditDetail,
    make: { label: 'newComparison', roles: AUDIT_ROLES, size: 560 },
  },
];
