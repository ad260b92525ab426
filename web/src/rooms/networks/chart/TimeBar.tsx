import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { Button } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { NetworkLink } from '../networks.ts';
import { monthsOf } from './months.ts';

export interface TimeBarProps {
  readonly links: ReadonlyMap<string, NetworkLink>;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly onChange: (days: {
    readonly since: string | undefined;
    readonly until: string | undefined;
  }) => void;
}

/** Links of each month, with a handle at either end. */
export function TimeBar({ links, since, until, onChange }: TimeBarProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const months = useMemo(() => monthsOf(links.values()), [links]);
  const last = months.length - 1;
  const first =
    since === undefined
      ? 0
      : Math.max(
          0,
          months.findIndex(({ to }) => to >= since),
        );
  const end = until === undefined ? last : months.findLastIndex(({ from }) => from <= until);
  const asked = [first, Math.max(first, end)] as const;
  const [moving, setMoving] = useState<readonly number[]>();
  if (months.length < 2) return null;
  const [low = 0, high = last] = moving ?? asked;
  const most = Math.max(...months.map((month) => month.links));
  const monthName = (at: number) => format.date(months[at]?.from.slice(0, 7) ?? '');
  return (
    <div className="time-bar">
      <Slider
        className="time-slider"
        aria-label={t('timeBar')}
        minValue={0}
        maxValue={last}
        value={[low, high]}
        onChange={(values) => setMoving(values)}
        onChangeEnd={(values) => {
          const [from = 0, to = last] = values;
          setMoving(undefined);
          onChange({
            since: from === 0 ? undefined : months[from]?.from,
            until: to === last ? undefined : months[to]?.to,
          });
        }}
      >
        <div className="time-ends">
          <span className="numeric">{monthName(low)}</span>
          <span className="faint">{t('timeBar')}</span>
          <span className="numeric">{monthName(high)}</span>
        </div>
        <SliderTrack className="time-track">
          <svg
            className="time-bars"
            viewBox={`0 0 ${months.length} 100`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {months.map((month, at) => {
              const height = month.links === 0 ? 0 : Math.max(3, (100 * month.links) / most);
              return (
                <rect
                  key={month.from}
                  x={at + 0.1}
                  y={100 - height}
                  width={0.8}
                  height={height}
                  data-shown={at >= low && at <= high}
                />
              );
            })}
          </svg>
          <Thumb index={0} label={t('timeFrom')} month={monthName(low)} />
          <Thumb index={1} label={t('timeTo')} month={monthName(high)} />
        </SliderTrack>
      </Slider>
      {(since !== undefined || until !== undefined) && (
        <Button
          size="small"
          variant="quiet"
          icon="close"
          onPress={() => onChange({ since: undefined, until: undefined })}
        >
          {t('wholeTime')}
        </Button>
      )}
    </div>
  );
}

/** A handle that tells its month, which a slider would tell as a number. */
function Thumb({
  index,
  label,
  month,
}: {
  readonly index: number;
  readonly label: string;
  readonly month: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.setAttribute('aria-valuetext', month));
  return <SliderThumb index={index} inputRef={input} className="time-thumb" aria-label={label} />;
}
