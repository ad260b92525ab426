/** What analyses of networks are called and say is written next to their engine; the other languages translate it. */
export { english as networkAnalyses } from '@foreland/networks/catalogue/english';
