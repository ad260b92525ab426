import { Suspense, useMemo, useState } from 'react';
import { useVocabulary } from '../../api/vocabulary.ts';
import { EmptyState, PaneBody, Skeleton, useEvidenceSource } from '../../design/index.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { MapView } from '../../map/index.ts';
import type { MapPoint } from '../../map/index.ts';
import type { Dossier } from './dossier.ts';
import { messages } from './messages.ts';
import { RecordLink } from './RecordLink.tsx';

export function MapTab({ features }: { readonly features: Dossier['features'] }) {
  const t = useMessages(messages);
  const format = useFormat();
  const vocabulary = useVocabulary();
  const [selected, setSelected] = useState<string>();
  const points = useMemo(
    () =>
      features.map((feature, index): MapPoint => ({
        id: String(index),
        kind: feature.kind,
        longitude: feature.longitude,
        latitude: feature.latitude,
        label: feature.record.caption,
        detail: [vocabulary.schema(feature.record.schema), feature.date && format.date(feature.date)]
          .filter(Boolean)
          .join(', '),
        ...(feature.weight === undefined ? {} : { weight: feature.weight }),
      })),
    [features, format, vocabulary],
  );
  const chosen = selected === undefined ? undefined : features[Number(selected)];
  useEvidenceSource(chosen && { statements: chosen.statements, title: chosen.record.caption });
  if (features.length === 0)
    return (
      <EmptyState icon="map" title={t('noMap')}>
        {t('noMapText')}
      </EmptyState>
    );
  return (
    <PaneBody>
      <Suspense fallback={<Skeleton lines={8} />}>
        <MapView
          label={t('tab.map')}
          points={points}
          selected={selected}
          onSelect={setSelected}
          height={420}
        />
      </Suspense>
      {chosen && (
        <p>
          <RecordLink record={chosen.record} />
        </p>
      )}
    </PaneBody>
  );
}
