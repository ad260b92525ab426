import { Suspense, useMemo } from 'react';
import { Button, Checkbox, EmptyState, Select, Skeleton, useEvidenceSource } from '../../design/index.ts';
import { common, useFormat, useMessages } from '../../i18n/index.ts';
import { MapView } from '../../map/index.ts';
import type { MapPoint } from '../../map/index.ts';
import { MarkShape } from '../../map/MapList.tsx';
import { messages } from './messages.ts';
import { PlaceStrip } from './PlaceStrip.tsx';
import { PlaceTable } from './PlaceTable.tsx';
import { shownPlaces } from './places.ts';
import type { Layer, Place } from './places.ts';
import { SPANS } from './route.ts';
import type { PictureSearch } from './route.ts';

type WhereSearch = Pick<PictureSearch, 'where' | 'without' | 'months' | 'place'>;

export interface WhereProps {
  readonly places: readonly Place[];
  readonly search: WhereSearch;
  readonly onChange: (change: WhereSearch) => void;
}

const ANY = 'any';

/** Launches, seizures and places on a map or in a table; one chosen place leads to its dossier and evidence. */
export function Where({ places, search, onChange }: WhereProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const shown = useMemo(() => shownPlaces(places, search, new Date()), [places, search]);
  const points = useMemo(
    () => shown.places.map((place) => toPoint(place, format.date)),
    [shown.places, format],
  );
  const chosen =
    search.place === undefined ? undefined : places.find(({ record }) => record.record === search.place);
  useEvidenceSource(chosen && { statements: chosen.statements, title: chosen.record.caption });
  const choose = (place: string | undefined) => onChange({ place });

  return (
    <section className="picture-part picture-where" aria-label={t('where')} data-part="where">
      <header className="picture-part-head">
        <h2>{t('where')}</h2>
        <Layers layers={shown.layers} onChange={(without) => onChange({ without })} />
        <span className="spring" />
        <Select
          size="small"
          hideLabel
          label={t('span')}
          value={search.months ?? ANY}
          onChange={(value) => onChange({ months: value === ANY ? undefined : value })}
          options={[
            { value: ANY, label: t('span.all') },
            ...SPANS.toReversed().map((span) => ({ value: span, label: t(`span.${span}`) })),
          ]}
        />
        <Button
          size="small"
          variant="quiet"
          icon={search.where === 'list' ? 'map' : 'table'}
          onPress={() => onChange({ where: search.where === 'list' ? undefined : 'list' })}
        >
          {search.where === 'list' ? t('map') : t('list')}
        </Button>
      </header>
      {search.where === 'list' ? (
        <PlaceTable places={shown.places} selected={search.place} onSelect={choose} />
      ) : points.length === 0 && shown.layers.length > 0 ? (
        <EmptyState icon="map" title={t('noPlaces')}>
          {t('noPlacesText')}
        </EmptyState>
      ) : (
        <Suspense fallback={<Skeleton lines={10} label={t('map')} />}>
          <MapView
            label={t('where')}
            points={points}
            selected={search.place}
            onSelect={choose}
            list="elsewhere"
            height="fill"
          />
        </Suspense>
      )}
      {chosen && <PlaceStrip place={chosen} onClose={() => choose(undefined)} />}
    </section>
  );
}

function Layers({
  layers,
  onChange,
}: {
  readonly layers: readonly Layer[];
  readonly onChange: (without: PictureSearch['without']) => void;
}) {
  const t = useMessages(messages);
  const words = useMessages(common);
  const format = useFormat();
  return (
    <div className="picture-layers" role="group" aria-label={t('layers')}>
      {layers.map(({ kind, count, isShown }) => (
        <Checkbox
          key={kind}
          isSelected={isShown}
          onChange={(isOn) => {
            const without = layers
              .filter((layer) => (layer.kind === kind ? !isOn : !layer.isShown))
              .map((layer) => layer.kind);
            onChange(without.length > 0 ? without : undefined);
          }}
        >
          <span className="picture-layer">
            <MarkShape kind={kind} />
            {words(`place.${kind}`)} <span className="faint">{format.number(count)}</span>
          </span>
        </Checkbox>
      ))}
    </div>
  );
}

function toPoint(
  { record, kind, longitude, latitude, date }: Place,
  write: (date: string) => string,
): MapPoint {
  return {
    id: record.record,
    kind,
    longitude,
    latitude,
    label: record.caption,
    ...(date === undefined ? {} : { detail: write(date) }),
  };
}
