import type { Partner } from '@foreland/model/partner';
import { useState } from 'react';
import { Button, EmptyState, Identifier, Name, Section } from '../../../design/index.ts';
import { useVocabulary } from '../../../api/vocabulary.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { Preview } from '../exchange.ts';
import { messages } from '../messages.ts';
import { PreviewStatement } from './PreviewStatement.tsx';

const AT_ONCE = 20;

/** Exactly what goes out, statement by statement, and what does not. */
export function PreviewPanel({
  preview,
  recipient,
}: {
  readonly preview: Preview;
  readonly recipient: Partner;
}) {
  const t = useMessages(messages);
  const codes = useCodes();
  const partner = codes.partner(recipient);
  const { counts, contributions, withheld } = preview;
  return (
    <section className="preview" aria-label={t('preview', { partner })}>
      <div>
        <h3>{t('preview', { partner })}</h3>
        <p className="faint small">{t('previewText')}</p>
      </div>
      {counts.statements === 0 ? (
        <EmptyState icon="check" title={t('previewEmpty')}>
          {t('previewEmptyText', { partner })}
        </EmptyState>
      ) : (
        <>
          <p className="preview-counts">
            <span>{t('statementsCount', { count: counts.statements })}</span>
            <span>{t('recordsCount', { count: counts.records })}</span>
            <span>{t('contributionsCount', { count: counts.contributions })}</span>
          </p>
          <Section title={t('contributions')}>
            <ul className="exchange-list">
              {contributions.map(({ id, title, source, legalBasis }) => (
                <li key={id}>
                  <bdi>{title}</bdi>
                  <bdi className="faint small">{source}</bdi>
                  <bdi className="faint small">{legalBasis}</bdi>
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
      {withheld.length > 0 && <Withheld withheld={withheld} />}
      {preview.records.length > 0 && <PreviewRecords preview={preview} />}
    </section>
  );
}

function Withheld({ withheld }: Pick<Preview, 'withheld'>) {
  const t = useMessages(messages);
  return (
    <Section title={t('withheld')}>
      <p className="faint small">{t('withheldText')}</p>
      <ul className="exchange-list">
        {withheld.map(({ record, caption, statements }) => (
          <li key={record}>
            <Name name={caption} />
            <Identifier value={record} />
            <span className="soft">{t('statementsCount', { count: statements })}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function PreviewRecords({ preview }: { readonly preview: Preview }) {
  const t = useMessages(messages);
  const format = useFormat();
  const vocabulary = useVocabulary();
  const [most, setMost] = useState(AT_ONCE);
  const { records } = preview;
  const rest = records.length - most;
  return (
    <Section title={t('records')}>
      {records.slice(0, most).map(({ record, schema, caption, statements }) => (
        <article key={record} className="preview-record">
          <header>
            <h4 className="preview-title">
              <Name name={caption} />
            </h4>
            <span className="faint small">{vocabulary.schema(schema)}</span>
            <Identifier value={record} />
            <span className="faint small">{format.number(statements.length)}</span>
          </header>
          <dl>
            {statements.map((statement) => (
              <PreviewStatement key={statement.id} statement={statement} />
            ))}
          </dl>
        </article>
      ))}
      {rest > 0 && (
        <p>
          <Button size="small" onPress={() => setMost(most + AT_ONCE)}>
            {t('showMore', { count: Math.min(rest, AT_ONCE) })}
          </Button>
        </p>
      )}
      {preview.more && rest <= 0 && <p className="faint small">{t('previewMore')}</p>}
    </Section>
  );
}
