/**
 * How much a kind of link binds two things into one undertaking, 0 to 1; what is not listed binds as `OTHER`. Set by hand
 * from how groups work, on exercises with seeds above 100. A place that many pass through binds nobody: 0.
 */
const BINDING: Readonly<Record<string, number>> = {
  place: 0,
  origin: 0,
  destination: 0,
  country: 0,
  proof: 0,
  payment: 0.7,
  consignee: 0.7,
  consignment: 0.7,
  consignor: 0.3,
  launch: 0.5,
  vehicle: 0.5,
  involved: 0.5,
  'unknown-link': 0.3,
};
const OTHER = 1;

export function bindingOf(type: string): number {
  return Object.hasOwn(BINDING, type) ? (BINDING[type] ?? OTHER) : OTHER;
}
