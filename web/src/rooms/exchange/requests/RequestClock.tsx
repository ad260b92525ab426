import { clockOf } from './requests.ts';
import type { Clock, InformationRequest } from './requests.ts';
import { useRequestWords } from './useRequestWords.ts';

const TONES = {
  running: 'neutral',
  half: 'caution',
  late: 'critical',
  paused: 'neutral',
  unreceived: 'neutral',
  undelivered: 'critical',
  answered: 'good',
  refused: 'neutral',
  withdrawn: 'neutral',
} as const;

/** The clock of a request as a shape and in words: a dial that fills, an octagon when it has run out, a tick when it is done. */
export function RequestClock({ request, now }: { readonly request: InformationRequest; readonly now: Date }) {
  const words = useRequestWords();
  const clock = clockOf(request, now);
  const isLate = clock.state === 'late' || request.inTime === false;
  return (
    <span className="request-clock" data-tone={isLate ? 'critical' : TONES[clock.state]}>
      <svg viewBox="0 0 16 16" width="1rem" height="1rem" aria-hidden="true">
        <Shape clock={clock} />
      </svg>
      <span>{words.clock(request, now)}</span>
    </span>
  );
}

function Shape({ clock: { state, run } }: { readonly clock: Clock }) {
  switch (state) {
    case 'running':
    case 'half':
      return (
        <>
          <circle className="clock-line" cx="8" cy="8" r="6" />
          <path className="clock-fill" d={sector(run)} />
        </>
      );
    case 'late':
      return (
        <>
          <path className="clock-fill" d="M5.5 1.8h5l3.7 3.7v5l-3.7 3.7h-5L1.8 10.5v-5Z" />
          <path className="clock-mark" d="M8 4.6v4M8 11v.2" />
        </>
      );
    case 'paused':
      return (
        <>
          <circle className="clock-line" cx="8" cy="8" r="6" />
          <path className="clock-line" d="M6.5 5.8v4.4M9.5 5.8v4.4" />
        </>
      );
    case 'unreceived':
      return <circle className="clock-line" cx="8" cy="8" r="6" strokeDasharray="2.4 2.3" />;
    case 'undelivered':
      return <path className="clock-line" d="M3 3l10 10M13 3 3 13" />;
    case 'answered':
      return <path className="clock-line" d="M3 8.5 6.5 12 13 4.5" />;
    case 'refused':
      return (
        <>
          <circle className="clock-line" cx="8" cy="8" r="6" />
          <path className="clock-line" d="M4 12 12 4" />
        </>
      );
    case 'withdrawn':
      return <path className="clock-line" d="M3 8h10" />;
  }
}

/** The part of a dial that has run, clockwise from the top. */
function sector(run: number): string {
  if (run >= 1) return 'M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12Z';
  const angle = run * 2 * Math.PI;
  const [x, y] = [8 + 6 * Math.sin(angle), 8 - 6 * Math.cos(angle)];
  return `M8 8V2A6 6 0 ${run > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`;
}
