import { Button, PaneBody, Section } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import { forgetSearches, useRecentSearches } from './recent.ts';

/** Before the first search: what the field understands, and what was asked before. */
export function SearchStart({ onSearch }: { readonly onSearch: (text: string) => void }) {
  const t = useMessages(messages);
  const recent = useRecentSearches();
  return (
    <PaneBody>
      {recent.length > 0 && (
        <Section
          title={t('recent')}
          actions={
            <Button size="small" variant="quiet" onPress={forgetSearches}>
              {t('forget')}
            </Button>
          }
        >
          <ul className="search-recent">
            {recent.map((text) => (
              <li key={text}>
                <Button size="small" icon="history" onPress={() => onSearch(text)}>
                  <bdi>{text}</bdi>
                </Button>
              </li>
            ))}
          </ul>
          <p className="small faint">{t('recentNote')}</p>
        </Section>
      )}
      <Section title={t('howTitle')}>
        <dl className="search-how">
          <div>
            <dt>{t('howNames')}</dt>
            <dd>{t('howNamesText')}</dd>
          </div>
          <div>
            <dt>{t('howIdentifiers')}</dt>
            <dd>{t('howIdentifiersText')}</dd>
          </div>
          <div>
            <dt>{t('howText')}</dt>
            <dd>{t('howTextText')}</dd>
          </div>
        </dl>
        <p className="small faint">{t('viewNote')}</p>
      </Section>
    </PaneBody>
  );
}
