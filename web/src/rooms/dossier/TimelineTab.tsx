import { useMemo } from 'react';
import { useVocabulary } from '../../api/vocabulary.ts';
import { EmptyState, PaneBody, Timeline } from '../../design/index.ts';
import type { TimelineItem } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import type { Dossier } from './dossier.ts';
import { messages } from './messages.ts';

export function TimelineTab({ entries }: { readonly entries: Dossier['timeline'] }) {
  const t = useMessages(messages);
  const vocabulary = useVocabulary();
  const items = useMemo(
    () =>
      entries.map((entry): TimelineItem => ({
        id: `${entry.record.record} ${entry.property} ${entry.date} ${entry.statements.join()}`,
        date: entry.date,
        until: entry.until,
        label: vocabulary.property(entry.record.schema, entry.property),
        text: (
          <>
            <bdi>{entry.text}</bdi>{' '}
            <span className="faint small">{vocabulary.schema(entry.record.schema)}</span>
          </>
        ),
        statements: entry.statements,
      })),
    [entries, vocabulary],
  );
  if (items.length === 0)
    return (
      <EmptyState icon="timeline" title={t('noTimeline')}>
        {t('noTimelineText')}
      </EmptyState>
    );
  return (
    <PaneBody>
      <Timeline label={t('tab.timeline')} items={items} descending />
    </PaneBody>
  );
}
