import type { ReactNode } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import {
  Button,
  DateText,
  ErrorState,
  PaneBody,
  PaneHead,
  PartnerChip,
  Section,
} from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { usePersonName } from '../../usePersonName.ts';
import type { PartProps, Release } from '../exchange.ts';
import { Facts } from '../Facts.tsx';
import { messages } from '../messages.ts';
import { DecideRelease } from './DecideRelease.tsx';
import { ReleaseState } from './ReleaseList.tsx';
import { ScopeList } from './ScopeList.tsx';
import { SentPackages } from './SentPackages.tsx';
import { useScopeWords } from './useScopeWords.ts';

/** One release: what goes to whom on what basis, who decided it, and the packages that came of it. */
export function ReleasePane({ release, go }: { readonly release: Release; readonly go: PartProps['go'] }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const scopeWords = useScopeWords();
  const kind = useKindWords(release);
  const nameOf = usePersonName();
  const end = useChange(contract.endRelease, [contract.releases]);
  const { id, recipient, state, scope, may } = release;
  const who = (user: string | undefined, at: string | undefined): ReactNode =>
    user === undefined || at === undefined ? undefined : (
      <>
        <bdi>{nameOf(user)}</bdi>, <DateText value={at} form="dateTime" />
      </>
    );
  return (
    <>
      <PaneHead
        title={`${t('release')} → ${codes.partner(recipient)}`}
        detail={<ReleaseState state={state} />}
        actions={
          may.end && (
            <Button
              variant="danger"
              isPending={end.isPending}
              onPress={() => end.mutate({ params: { release: id } })}
            >
              {t(state === 'proposed' ? 'takeBack' : 'end')}
            </Button>
          )
        }
      />
      <PaneBody>
        {end.error && <ErrorState inline error={end.error} />}
        <Section title={t('release')}>
          <Facts
            facts={[
              [t('recipient'), <PartnerChip key="recipient" partner={recipient} withText />],
              [t('scope'), scopeWords(scope)],
              [t('kindOfRelease'), kind],
              [t('purpose'), codes.purpose(release.purpose)],
              [t('legalBasis'), <bdi key="basis">{release.legalBasis}</bdi>],
              [
                t('note'),
                <span key="note" className="exchange-words" dir="auto">
                  {release.note}
                </span>,
              ],
              [t('proposedBy'), who(release.createdBy, release.createdAt)],
              [t('decidedBy'), who(release.decidedBy, release.decidedAt)],
              [t('endedBy'), who(release.endedBy, release.endedAt)],
            ]}
          />
          {may.end && state === 'active' && <p className="faint small">{t('endText')}</p>}
        </Section>
        <ScopeList scope={scope} />
        {may.decide && <DecideRelease release={release} />}
        {state === 'proposed' && !may.decide && <p className="faint">{t('waitsForSecond')}</p>}
        {(state === 'active' || state === 'sent' || state === 'ended') && (
          <SentPackages release={id} go={go} />
        )}
      </PaneBody>
    </>
  );
}

function useKindWords({ standing, until }: Release): string {
  const t = useMessages(messages);
  const format = useFormat();
  if (!standing) return t('oneOff');
  return until === undefined ? t('untilEnded') : t('untilDay', { day: format.date(until) });
}
