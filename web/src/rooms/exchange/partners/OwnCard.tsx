import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { Button, CopyButton, ErrorState, Section, Skeleton, saveFile } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { messages } from '../messages.ts';

/** What partners need to know this node by: the card as a file, and the fingerprint to be read out. */
export function OwnCard() {
  const t = useMessages(messages);
  const { node } = useSession();
  const { data, error, refetch } = useAnswer(contract.ownCard);
  return (
    <Section title={t('ownCard')}>
      {error && <ErrorState inline error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={3} />}
      {data && (
        <div className="exchange-form">
          <p className="soft">{t('ownCardText')}</p>
          <p className="small soft" id="own-fingerprint">
            {t('fingerprint')}
          </p>
          <bdi
            dir="ltr"
            translate="no"
            className="exchange-fingerprint"
            aria-labelledby="own-fingerprint"
            role="group"
          >
            {data.fingerprint}
          </bdi>
          <span className="exchange-actions">
            <Button
              icon="export"
              onPress={() =>
                saveFile(`foreland-card-${node.partner.toLowerCase()}.json`, data.card, 'application/json')
              }
            >
              {t('saveCard')}
            </Button>
            <CopyButton text={data.card} />
          </span>
        </div>
      )}
    </Section>
  );
}
