export { issueLeave, readLeave, verifyLeave } from './leave.ts';
export type { LeaveContent, SignedLeave } from './leave.ts';
export { LONGEST_LIST, listDigest } from './list.ts';
export type { LeaveList } from './list.ts';
