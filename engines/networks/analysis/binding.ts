/**
 * How much a kind of link binds two things into one undertaking, 0 to 1; what is not listed binds as `OTHER`. Who belongs to
 * an organisation binds most, then what people have to do with each other, then what they own or bear: things change
 * hands. A place that many pass through binds nobody: 0. Set by hand from how groups work, on exercises with seeds above 100.
 */
const BINDING: Readonly<Record<string, number>> = {
  membership: 1,
  associate: 0.7,
  family: 0.7,
  call: 0.7,
  message: 0.7,
  'value-transfer': 0.7,
  payment: 0.25,
  consignee: 0.25,
  consignment: 0.25,
  launch: 0.2,
  vehicle: 0.2,
  involved: 0.2,
  consignor: 0.1,
  'unknown-link': 0.1,
  place: 0,
  origin: 0,
  destination: 0,
  country: 0,
  proof: 0,
};
const OTHER = 0.35;

export function bindingOf(type: string): number {
  return Object.hasOwn(BINDING, type) ? (BINDING[type] ?? OTHER) : OTHER;
}
