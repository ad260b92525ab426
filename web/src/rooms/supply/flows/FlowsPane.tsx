import { Suspense, useMemo } from 'react';
import { PaneBody, PaneHead, Section, Skeleton, useEvidenceSource } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { MapView } from '../../../map/index.ts';
import type { MapLine, MapPoint } from '../../../map/index.ts';
import { ConsignmentList } from '../lot/ConsignmentList.tsx';
import { messages } from '../messages.ts';
import { flowKey, piecesOf } from '../supply.ts';
import type { Flow, Place } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';
import { FlowSankey } from './FlowSankey.tsx';

export interface FlowsPaneProps {
  readonly flows: readonly Flow[];
  readonly selected: string | undefined;
  readonly onSelect: (key: string | undefined) => void;
}

/** Where goods went, on the map and as bands; below, what went along the flow that is chosen. */
export function FlowsPane({ flows, selected, onSelect }: FlowsPaneProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useSupplyWords();
  const chosen = flows.find((flow) => flowKey(flow) === selected);
  const title = chosen
    ? `${chosen.origin?.caption ?? t('placeUnknown')} → ${chosen.destination?.caption ?? t('placeUnknown')}`
    : t('flows');
  useEvidenceSource(
    chosen && {
      statements: [...new Set(chosen.consignments.flatMap(({ statements }) => statements))].slice(0, 1000),
      title,
    },
  );
  const points = useMemo(() => pointsOf(flows), [flows]);
  const lines = useMemo(
    () => linesOf(flows, t('placeUnknown'), (count) => t('pieceCount', { count })),
    [flows, t],
  );
  const choose = (key: string) => {
    if (key.includes('>')) onSelect(key === selected ? undefined : key);
  };
  return (
    <>
      <PaneHead title={title} detail={chosen && t('pieceCount', { count: piecesOf(chosen) })} />
      <PaneBody>
        {points.length > 0 ? (
          <Suspense fallback={<Skeleton lines={8} label={t('map')} />}>
            <MapView
              label={t('flows')}
              points={points}
              lines={lines}
              selected={selected}
              onSelect={choose}
              list="elsewhere"
              height={340}
            />
          </Suspense>
        ) : (
          <p className="soft">{t('noPositions')}</p>
        )}
        <Section title={t('fromOriginToDestination')}>
          <FlowSankey flows={flows} selected={selected} onSelect={choose} />
        </Section>
        {chosen && (
          <Section title={t('consignments')}>
            <p>
              {format.list([
                ...chosen.pieces.map(({ kind, quantity }) => words.pieces(kind, quantity)),
                ...(chosen.otherPieces > 0 ? [t('piecesUntold', { count: chosen.otherPieces })] : []),
              ])}
            </p>
            <ConsignmentList consignments={chosen.consignments} />
            {chosen.consignments.length < chosen.consignmentCount && (
              <p className="small soft">
                {t('latestShown', { shown: chosen.consignments.length, count: chosen.consignmentCount })}
              </p>
            )}
          </Section>
        )}
      </PaneBody>
    </>
  );
}

function isPlaced(place: Place | undefined): place is Place & { longitude: number; latitude: number } {
  return place?.longitude !== undefined && place.latitude !== undefined;
}

function pointsOf(flows: readonly Flow[]): readonly MapPoint[] {
  const places = flows.flatMap(({ origin, destination }) => [origin, destination]).filter(isPlaced);
  return [...new Map(places.map((place) => [place.id, place])).values()].map(
    ({ id, caption, longitude, latitude }) => ({
      id,
      kind: 'place',
      longitude,
      latitude,
      label: caption,
      isPlain: true,
    }),
  );
}

function linesOf(
  flows: readonly Flow[],
  unknown: string,
  count: (pieces: number) => string,
): readonly MapLine[] {
  const most = Math.max(1, ...flows.map(piecesOf));
  return flows.flatMap((flow) => {
    const { origin, destination } = flow;
    if (!isPlaced(origin) || !isPlaced(destination) || origin.id === destination.id) return [];
    return [
      {
        id: flowKey(flow),
        kind: 'seen',
        from: [origin.longitude, origin.latitude],
        to: [destination.longitude, destination.latitude],
        label: `${origin.caption || unknown} → ${destination.caption || unknown}`,
        detail: count(piecesOf(flow)),
        // The widest line stands for the largest flow, whatever it is.
        weight: 36 * (piecesOf(flow) / most),
      },
    ];
  });
}
