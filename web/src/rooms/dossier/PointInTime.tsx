import { isCalendarDay } from '@foreland/model/label';
import { useState } from 'react';
import { Button, Icon, Popover, TextField } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import { instantOfLocal, localOf } from './localTime.ts';
import type { PointInTime } from './route.ts';

export interface PointInTimeProps {
  readonly point: PointInTime;
  readonly onChange: (point: {
    readonly asOf: string | undefined;
    readonly knownAt: string | undefined;
  }) => void;
}

/** Chooses the day in the world and the instant of knowledge; both are kept in the address. */
export function PointInTimePicker({ point, onChange }: PointInTimeProps) {
  const t = useMessages(messages);
  return (
    <Popover
      trigger={
        <Button icon="history" variant="quiet">
          {t('pointInTime')}
        </Button>
      }
      label={t('pointInTime')}
      placement="bottom end"
    >
      {(close) => (
        <PointInTimeForm
          point={point}
          onChange={(next) => {
            onChange(next);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function PointInTimeForm({ point, onChange }: PointInTimeProps) {
  const t = useMessages(messages);
  const [asOf, setAsOf] = useState(point.asOf ?? '');
  const [knownAt, setKnownAt] = useState(point.knownAt === undefined ? '' : localOf(point.knownAt));
  const known = knownAt === '' ? undefined : instantOfLocal(knownAt);
  const asOfProblem = asOf !== '' && !isCalendarDay(asOf) ? t('dayProblem') : undefined;
  const knownProblem = knownAt !== '' && known === undefined ? t('instantProblem') : undefined;
  const isValid = asOfProblem === undefined && knownProblem === undefined;
  return (
    <form
      className="point-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) onChange({ asOf: asOf === '' ? undefined : asOf, knownAt: known });
      }}
    >
      <TextField
        label={t('asOf')}
        help={t('asOfHelp')}
        type="date"
        value={asOf}
        onChange={setAsOf}
        problem={asOfProblem}
      />
      <TextField
        label={t('knownAt')}
        help={t('knownAtHelp')}
        type="datetime-local"
        value={knownAt}
        onChange={setKnownAt}
        problem={knownProblem}
      />
      <div className="point-actions">
        <Button variant="quiet" onPress={() => onChange({ asOf: undefined, knownAt: undefined })}>
          {t('backToNow')}
        </Button>
        <Button variant="primary" type="submit" isDisabled={!isValid}>
          {t('show')}
        </Button>
      </div>
    </form>
  );
}

/** Nobody must take the past for the present: said in words above everything that is computed from it. */
export function PastBanner({ point, onChange }: PointInTimeProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const text =
    point.asOf !== undefined && point.knownAt !== undefined
      ? t('pastBoth', { day: format.date(point.asOf), instant: format.dateTime(point.knownAt) })
      : point.asOf !== undefined
        ? t('pastAsOf', { day: format.date(point.asOf) })
        : t('pastKnown', { instant: format.dateTime(point.knownAt ?? '') });
  return (
    <div className="past-banner" role="status">
      <Icon name="history" />
      <span>{text}</span>
      <Button size="small" onPress={() => onChange({ asOf: undefined, knownAt: undefined })}>
        {t('backToNow')}
      </Button>
    </div>
  );
}
