import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { useVocabulary } from '../../api/vocabulary.ts';
import {
  EmptyState,
  ErrorState,
  ForeignText,
  GradeChip,
  LabelStrip,
  Section,
  Skeleton,
} from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { common, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

/** The statements of an opened record, to be read here: there is no export, no search and no link from them. */
export function OpenedStatements({ opening }: { readonly opening: string }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const codes = useCodes();
  const vocabulary = useVocabulary();
  const { data, error, refetch } = useAnswer(contract.openedRecord, { params: { opening } });
  return (
    <Section title={t('statements')}>
      <p className="faint">{t('readingIsLogged')}</p>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data?.statements.length === 0 && (
        <EmptyState title={t('noStatements')}>{t('noStatementsText')}</EmptyState>
      )}
      {data && data.statements.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div className="opened-scroll" role="region" aria-label={t('statements')} tabIndex={0}>
          <table className="opened">
            <thead>
              <tr>
                <th scope="col">{t('property')}</th>
                <th scope="col">{t('value')}</th>
                <th scope="col">{t('subject')}</th>
                <th scope="col">{t('grade')}</th>
                <th scope="col">{t('label')}</th>
                <th scope="col">{t('source')}</th>
              </tr>
            </thead>
            <tbody>
              {data.statements.map((statement) => (
                <tr key={statement.id} data-retracted={statement.retracted !== undefined}>
                  <th scope="row">{vocabulary.property(statement.schema, statement.property)}</th>
                  <td>
                    <ForeignText language={statement.language}>{statement.value}</ForeignText>
                  </td>
                  <td>{statement.subject === undefined ? c('unknown') : codes.subject(statement.subject)}</td>
                  <td>
                    <GradeChip grading={statement.grading} />
                  </td>
                  <td>
                    <LabelStrip label={statement.label} />
                  </td>
                  <td>
                    <bdi>{statement.contribution.source}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
