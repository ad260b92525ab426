import { ErrorState, Icon, Identifier, Section, Select } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { ReadValue, Reading } from './check.ts';
import { MOST_VALUES, idOf } from './draft.ts';
import { messages } from './messages.ts';
import { useCheckWords } from './useCheckWords.ts';

export interface ReadListProps {
  readonly read: readonly ReadValue[];
  /** The reading of each that counts. */
  readonly readings: ReadonlyMap<ReadValue, Reading>;
  readonly isStale: boolean;
  readonly error: Error | null;
  /** How many more there are than can be checked at one time. */
  readonly left: number;
  readonly onChoose: (value: ReadValue, reading: Reading) => void;
}

/** Each value as it will be hashed on both sides; what cannot be checked, and why. */
export function ReadList({ read, readings, isStale, error, left, onChoose }: ReadListProps) {
  const t = useMessages(messages);
  const refused = read.filter(({ refusal }) => refusal !== undefined);
  return (
    <Section title={t('readTitle')}>
      {error && <ErrorState inline error={error} />}
      {read.length === 0 && !error && <p className="soft">{t('readEmpty')}</p>}
      {left > 0 && (
        <p className="check-warning">
          <Icon name="warning" /> {t('tooMany', { most: MOST_VALUES })}
        </p>
      )}
      {read.length > 0 && (
        <p className="soft" role="status">
          {t('readCount', { count: readings.size })}
          {refused.length > 0 && `, ${t('refusedCount', { count: refused.length })}. ${t('refusedText')}`}
        </p>
      )}
      <ul className="check-read" data-stale={isStale}>
        {read.map((value) => (
          <li key={value.written} data-refused={value.refusal !== undefined}>
            <Value value={value} reading={readings.get(value)} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Value({
  value,
  reading,
  onChoose,
}: {
  readonly value: ReadValue;
  readonly reading: Reading | undefined;
  readonly onChoose: ReadListProps['onChoose'];
}) {
  const t = useMessages(messages);
  const words = useReadingWords();
  const { written, readings, refusal } = value;
  return (
    <>
      <bdi className="check-written">{written}</bdi>
      {refusal && (
        <span className="check-refusal">
          <Icon name="error" />
          <span>
            <bdi>{refusal.message}</bdi> <bdi className="soft">{refusal.remedy}</bdi>
          </span>
        </span>
      )}
      {reading && (
        <span className="check-reading">
          {readings.length > 1 ? (
            <Select
              hideLabel
              size="small"
              label={t('readOtherwise', { value: written })}
              options={readings.map((each) => ({ value: idOf(each), label: words(each) }))}
              value={idOf(reading)}
              onChange={(id) => {
                const chosen = readings.find((each) => idOf(each) === id);
                if (chosen) onChoose(value, chosen);
              }}
            />
          ) : (
            <span>{words(reading)}</span>
          )}
          {reading.normal.map((normal) => (
            <Identifier key={normal} value={normal} />
          ))}
        </span>
      )}
    </>
  );
}

/** `Telephone numbers`; `Serial numbers: Vehicle`. */
function useReadingWords(): (reading: Reading) => string {
  const t = useMessages(messages);
  const words = useCheckWords();
  return ({ class: checkClass, value }) => {
    const serial = 'serial' in value ? value.serial : undefined;
    return serial === undefined
      ? words.class(checkClass)
      : `${words.class(checkClass)}: ${t(`serial.${serial}`)}`;
  };
}
