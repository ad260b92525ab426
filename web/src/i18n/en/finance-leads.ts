/** What leads of finance say is written next to the engine; the other languages translate it. */
export { english as financeLeads } from '@foreland/finance/english';
