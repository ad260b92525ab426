export { Neighbourhoods, selectChart } from './chart.ts';
export type { ChartQuery, ChartSelection } from './chart.ts';
export { connect } from './connect.ts';
export type { Connection } from './connect.ts';
export type { ChartFilter } from './filter.ts';
