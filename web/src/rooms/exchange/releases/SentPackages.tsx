import { Button, DateText, Section } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import { messages } from '../messages.ts';
import { OutgoingState } from '../packages/OutgoingState.tsx';
import { useOutbox } from '../packages/usePackages.ts';
import { usePackageWords } from '../packages/usePackageWords.ts';

/** The packages that came of a release, among the latest of the outbox. */
export function SentPackages({ release, go }: { readonly release: string; readonly go: PartProps['go'] }) {
  const t = useMessages(messages);
  const words = usePackageWords();
  const { packages } = useOutbox(undefined);
  const sent = packages.filter((one) => one.release === release);
  return (
    <Section title={t('sentPackages')}>
      {sent.length === 0 && <p className="soft">{t('noPackagesYet')}</p>}
      <ul className="exchange-list">
        {sent.map(({ id, state, about, createdAt }) => (
          <li key={id}>
            <OutgoingState state={state} />
            <DateText value={createdAt} form="dateTime" />
            <span className="soft">{words.changes(about)}</span>
            <Button
              size="small"
              variant="quiet"
              icon="arrow-end"
              onPress={() => go({ part: 'outbox', item: id })}
            >
              {t('openPackage')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
