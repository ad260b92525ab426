import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Upper bounds in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

interface Timing {
  readonly counts: number[];
  sum: number;
  total: number;
}

/** A gauge that is read when somebody asks: one line a value. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly read: () => Promise<
    readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[]
  >;
}

/** Counters of the node in the Prometheus text format 0.0.4. They hold route names and numbers, nothing about persons. */
export class Metrics implements Disposable {
  readonly #requests = new Map<string, number>();
  readonly #timings = new Map<string, Timing>();
  readonly #gauges: Gauge[] = [];
  readonly #delay = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.#delay.enable();
  }

  countRequest(route: string, method: string, status: number, seconds: number): void {
    const key = labelsOf({ route, method, status: String(status) });
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1);
    let timing = this.#timings.get(route);
    if (!timing) this.#timings.set(route, (timing = { counts: BUCKETS.map(() => 0), sum: 0, total: 0 }));
    BUCKETS.forEach((bound, index) => {
      if (seconds <= bound) timing.counts[index] = (timing.counts[index] ?? 0) + 1;
    });
    timing.sum += seconds;
    timing.total += 1;
  }

  addGauge(gauge: Gauge): void {
    this.#gauges.push(gauge);
  }

  async render(): Promise<string> {
    const lines = [
      ...head('foreland_requests_total', 'counter', 'Requests answered, by route, method and status.'),
      ...[...this.#requests].sort().map(([labels, value]) => `foreland_requests_total${labels} ${value}`),
      ...head('foreland_request_seconds', 'histogram', 'Time from request to answer.'),
      ...[...this.#timings].sort().flatMap(([route, timing]) => timingLines(route, timing)),
      ...head('foreland_event_loop_delay_seconds', 'gauge', 'How late timers fire.'),
      ...([50, 99, 100] as const).map(
        (percentile) =>
          `foreland_event_loop_delay_seconds${labelsOf({ percentile: String(percentile) })} ${this.#delay.percentile(percentile) / 1e9}`,
      ),
      ...head('foreland_resident_memory_bytes', 'gauge', 'Memory of the process.'),
      `foreland_resident_memory_bytes ${process.memoryUsage.rss()}`,
    ];
    for (const { name, help, read } of this.#gauges) {
      lines.push(...head(name, 'gauge', help));
      for (const { labels, value } of await read()) lines.push(`${name}${labelsOf(labels)} ${value}`);
    }
    return `${lines.join('\n')}\n`;
  }

  [Symbol.dispose](): void {
    this.#delay.disable();
  }
}

function timingLines(route: string, timing: Timing): string[] {
  return [
    ...BUCKETS.map(
      (bound, index) =>
        `foreland_request_seconds_bucket${labelsOf({ route, le: String(bound) })} ${timing.counts[index] ?? 0}`,
    ),
    `foreland_request_seconds_bucket${labelsOf({ route, le: '+Inf' })} ${timing.total}`,
    `foreland_request_seconds_sum${labelsOf({ route })} ${timing.sum}`,
    `foreland_request_seconds_count${labelsOf({ route })} ${timing.total}`,
  ];
}

function head(name: string, type: 'counter' | 'gauge' | 'histogram', help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function labelsOf(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
