import { Link } from '@tanstack/react-router';
import type { Answer, contract } from '../../../api/client.ts';
import { Button, ButtonLink, EmptyState, PaneBody } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';

/** What came of it, and where to read it. */
export function Recorded({
  recorded: { seizure, items, report },
  onAnother,
}: {
  readonly recorded: Answer<typeof contract.recordSeizure>;
  readonly onAnother: () => void;
}) {
  const t = useMessages(messages);
  return (
    <PaneBody>
      <EmptyState
        icon="check"
        title={t('recorded')}
        action={
          <>
            <ButtonLink to="/supply" search={{ tab: 'seizures', seizure }} variant="primary">
              {t('openSeizure')}
            </ButtonLink>
            <ButtonLink to="/records/$record" params={{ record: seizure }}>
              {t('dossier')}
            </ButtonLink>
            <Button onPress={onAnother}>{t('recordAnother')}</Button>
          </>
        }
      >
        <p role="status">{t('recordedText', { count: report.accepted })}</p>
        <p className="recorded-items">
          {items.map((item, at) => (
            <Link key={item} to="/records/$record" params={{ record: item }}>
              {t('itemNumber', { number: at + 1 })}
            </Link>
          ))}
        </p>
      </EmptyState>
    </PaneBody>
  );
}
