import { Link } from '@tanstack/react-router';
import { contract } from '../../../api/client.ts';
import type { Answer } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { DateText, ErrorState, Section, Skeleton, Tag } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useEngineText } from '../../../i18n/engines.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { useAskAgain } from '../../useAskAgain.ts';
import { messages } from '../leaves/messages.ts';
import { useEffectWords } from './useEffectWords.ts';
import { useTaken } from './useTaken.ts';

type Received = Answer<typeof contract.recallsReceived>['recalls'][number];

/** What partners took back from this node, and which of the reader's leads went or changed by it. */
export function RecallsReceived() {
  const t = useMessages(messages);
  const { purpose } = useSession();
  const { data, error, isPending, refetch } = useAnswer(
    contract.recallsReceived,
    {},
    // A role without purposes sees no statements, and no leads.
    { enabled: purpose !== undefined },
  );
  useAskAgain(data?.computing ?? false, () => void refetch());
  if (purpose === undefined) return null;
  return (
    <div className="recalls-received">
      <Section title={t('received')}>
        <p className="faint small">{t('receivedText')}</p>
        {isPending && <Skeleton lines={3} />}
        {error && <ErrorState inline error={error} onRetry={() => void refetch()} />}
        {data?.computing && <p role="status">{t('computing')}</p>}
        {data && data.recalls.length === 0 && <p className="soft">{t('receivedNone')}</p>}
        <ul className="recall-entries">
          {(data?.recalls ?? []).map((recall) => (
            <Entry key={`${recall.sender} ${recall.package}`} recall={recall} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

function Entry({ recall }: { readonly recall: Received }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const taken = useTaken();
  const effectWords = useEffectWords();
  const engineText = useEngineText();
  const { sender, receivedAt, derived, leads } = recall;
  return (
    <li>
      <p>
        {t('tookBack', { partner: codes.partner(sender), taken: taken(recall) })},{' '}
        <DateText value={receivedAt} form="dateTime" />
      </p>
      {derived && (
        <p className="faint small">
          {t('undidHere')}: {effectWords(derived)}
        </p>
      )}
      {leads.length === 0 ? (
        <p className="soft small">{t('noLeads')}</p>
      ) : (
        <ul className="exchange-list">
          {leads.map(({ lead, title, state }) => (
            <li key={lead}>
              <Tag tone={state === 'gone' ? 'critical' : 'caution'}>{t(`lead.${state}`)}</Tag>
              <Link to="/leads" search={{ lead }}>
                <bdi>{engineText(title)}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
