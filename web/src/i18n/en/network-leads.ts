/** What leads of networks and supply say is written next to their engine; the other languages translate it. */
export { english as networkLeads } from '@foreland/networks/leads/english';
