import { Suspense, useMemo } from 'react';
import { Skeleton } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { MapView } from '../../../map/index.ts';
import { messages } from '../messages.ts';
import type { Passport } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';
import { mapOf } from './lotMapping.ts';
import type { JourneySteps } from './steps.ts';

export interface LotMapProps {
  readonly title: string;
  readonly passport: Passport;
  readonly journeys: readonly JourneySteps[];
  readonly marked: string | undefined;
  readonly onMark: (key: string | undefined) => void;
  readonly onChoose: (key: string) => void;
}

/** Where the consignments of a lot went and where its pieces were found. */
export function LotMap({ title, passport, journeys, marked, onMark, onChoose }: LotMapProps) {
  const t = useMessages(messages);
  const words = useSupplyWords();
  const { points, lines, unplaced } = useMemo(
    () =>
      mapOf(passport.consignments, journeys, {
        way: (basis) => (basis === undefined ? t('bar.unseen') : words.basis(basis)),
        days: (days) => words.days(days),
        placeUnknown: t('placeUnknown'),
      }),
    [passport.consignments, journeys, t, words],
  );
  const isStep = (id: string) => journeys.some(({ steps }) => steps.some(({ key }) => key === id));
  if (points.length === 0) return <p className="soft">{t('noPositions')}</p>;
  return (
    <>
      <Suspense fallback={<Skeleton lines={8} label={t('map')} />}>
        <MapView
          label={title}
          points={points}
          lines={lines}
          selected={marked}
          onSelect={(id) => {
            if (isStep(id)) onChoose(id);
          }}
          onPoint={(id) => onMark(id !== undefined && isStep(id) ? id : undefined)}
          list="below"
          height={340}
        />
      </Suspense>
      {unplaced > 0 && <p className="small faint">{t('stepsOffMap', { count: unplaced })}</p>}
    </>
  );
}
