import { isoDay } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import type { Entry } from '../entry.ts';
import { Random } from '../random.ts';
import type { Sheet } from '../sheet.ts';
import { FLOW_SERIES, flowPoints } from '../world/flows.ts';
import type { FlowPoint, FlowSeries } from '../world/flows.ts';

/** Published tables of counts, later editions revising the latest periods of earlier ones. */
export function* flowTables(sheet: Sheet): Generator<Entry> {
  for (const series of FLOW_SERIES.filter(({ reporter }) => reporter === sheet.partner)) {
    for (const point of flowPoints(sheet.world, series)) {
      const vintage = point.start + (series.frequency === 'W' ? 9 : 45);
      const { random } = sheet;
      const revised = random.chance(series.measure === 'PREVENTION' ? 0.35 : 0.08);
      if (revised && vintage + 14 <= sheet.receivedOn) {
        yield observation(
          sheet,
          series,
          point,
          Math.round(point.value * (1 - 0.25 * random.fraction())),
          vintage,
          'P',
        );
        yield observation(sheet, series, point, point.value, vintage + 14, 'R');
      } else if (vintage <= sheet.receivedOn) {
        yield observation(sheet, series, point, point.value, vintage, 'A');
      }
    }
  }
}

/** @param status SDMX observation status: A normal, P provisional, R revised. */
function observation(
  sheet: Sheet,
  series: FlowSeries,
  point: FlowPoint,
  value: number,
  vintage: Day,
  status: 'A' | 'P' | 'R',
): Entry {
  const record = sheet.local('f');
  return sheet
    .entry(record, 'FlowObservation', `flow-${series.key}-${point.start}-${status}`, { label: 'strategic' })
    .say('reporter', series.reporter)
    .say('measure', series.measure)
    .say('unit', series.unit)
    .say('route', series.route)
    .say('area', series.area)
    .say('period', isoDay(point.start))
    .say('frequency', series.frequency)
    .say('value', value)
    .say('status', status)
    .say('vintage', isoDay(vintage));
}

const CHANNELS = ['radio', 'community meetings', 'short videos', 'school visits', 'local press'];
const REGIONS = [
  ['Western Balkans', 'sq'],
  ['Kurdistan Region', 'ckb'],
  ['Nghệ An', 'vi'],
  ['Horn of Africa', 'ti'],
  ['Punjab', 'ur'],
] as const;

/** Plans of awareness campaigns. */
export function* campaignPlans(sheet: Sheet): Generator<Entry> {
  const { world, partner } = sheet;
  const random = new Random(`${world.seed}|campaign plan|${partner}`);
  const count = world.size === 'small' ? 1 : 4;
  for (let turn = 0; turn < count; turn++) {
    const [region, language] = random.pick(REGIONS);
    const start = random.between(world.calendar.first + 60, world.calendar.today - 120);
    const end = Math.min(start + random.between(40, 110), sheet.receivedOn);
    const channel = random.pick(CHANNELS);
    const record = sheet.record('y', turn);
    yield sheet
      .entry(record, 'Campaign', `campaign-plan-${partner}-${turn}`, { label: 'strategic' })
      .say('name', `${region}: ${channel}`)
      .say('channel', channel)
      .say('region', region)
      .say('language', language)
      .say('startDate', isoDay(start))
      .say('endDate', isoDay(end))
      .say('reach', random.between(20, 900) * 100)
      .say('status', end < sheet.receivedOn - 30 ? 'evaluated' : 'running');
  }
}
