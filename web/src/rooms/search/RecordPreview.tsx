import { useMemo } from 'react';
import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { useVocabulary } from '../../api/vocabulary.ts';
import {
  ButtonLink,
  ErrorState,
  PaneBody,
  PaneHead,
  Section,
  Skeleton,
  useEvidenceSource,
} from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { mostTelling, statementsIn } from '../dossier/dossier.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { relationWord } from '../dossier/relation.ts';
import { RecordTitle } from '../dossier/RecordTitle.tsx';
import { PropertyValues } from '../dossier/PropertyValues.tsx';
import { messages } from './messages.ts';
import '../shared.css';

/** What a record is, in a few lines, before it is opened. */
export function RecordPreview({ record }: { readonly record: string }) {
  const found = useAnswer(contract.dossier, { params: { record } });
  const { isAwaited } = useVocabulary();
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data || isAwaited) return <Skeleton lines={9} />;
  return <Preview dossier={found.data} />;
}

const SHOWN_PROPERTIES = 9;

function Preview({ dossier }: { readonly dossier: Dossier }) {
  const t = useMessages(messages);
  const vocabulary = useVocabulary();
  const { record } = dossier;
  const featured = vocabulary.schemata.get(record.schema)?.featured;
  const properties = useMemo(
    () => mostTelling(dossier.properties, featured ?? []).slice(0, SHOWN_PROPERTIES),
    [dossier, featured],
  );
  const relations = useMemo(() => [...Map.groupBy(dossier.links, ({ relation }) => relation)], [dossier]);
  useEvidenceSource(
    useMemo(() => ({ statements: statementsIn(dossier), title: dossier.record.caption }), [dossier]),
  );

  return (
    <>
      <PaneHead
        title={<RecordTitle record={record} />}
        actions={
          <ButtonLink
            to="/records/$record"
            params={{ record: record.record }}
            variant="primary"
            size="small"
            icon="arrow-end"
          >
            {t('openDossier')}
          </ButtonLink>
        }
      />
      <PaneBody>
        <Section title={t('facts')}>
          <dl className="fact-list">
            {properties.map((property) => (
              <div key={property.property}>
                <dt>{vocabulary.property(record.schema, property.property)}</dt>
                <dd>
                  <PropertyValues property={property} schema={record.schema} />
                </dd>
              </div>
            ))}
          </dl>
          {dossier.properties.length > properties.length && (
            <p className="small faint">
              {t('moreProperties', { count: dossier.properties.length - properties.length })}
            </p>
          )}
        </Section>
        {relations.length > 0 && (
          <Section title={t('links')}>
            <ul className="search-relations">
              {relations.map(([relation, links]) => (
                <li key={relation}>
                  <span className="soft">{relationWord(vocabulary, links[0]!, record.schema)}</span>{' '}
                  <span className="numeric">{links.length}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <p className="small faint">
          {t('previewCounts', { leads: dossier.leads.length, contributions: dossier.contributions.length })}
        </p>
      </PaneBody>
    </>
  );
}
