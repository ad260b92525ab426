import { Button, EvidenceFigure, Name } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { LeadLink } from '../../leads/LeadLink.tsx';
import { messages } from '../messages.ts';
import type { ToCheck } from '../networks.ts';

/** Pairs that nothing links: leads to check, kept apart from what evidence shows. */
export function LinksToCheck({
  pairs,
  onPair,
}: {
  readonly pairs: readonly ToCheck[];
  readonly onPair: (one: string, other: string) => void;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  if (pairs.length === 0) return null;
  return (
    <details className="group-links">
      <summary>{t('toCheck', { count: pairs.length })}</summary>
      <p className="small soft">{t('toCheckText')}</p>
      <ol className="to-check" aria-label={t('toCheck', { count: pairs.length })}>
        {pairs.map(({ a, b, common, statements }) => (
          <li key={`${a.id} ${b.id}`}>
            <Button size="small" variant="quiet" onPress={() => onPair(a.id, b.id)}>
              <Name name={a.caption} /> – <Name name={b.caption} />
            </Button>
            <p className="small soft">
              {t('inCommon', { names: format.list(common.map(({ caption }) => caption)) })}{' '}
              <EvidenceFigure statements={statements} title={`${a.caption} – ${b.caption}`}>
                {t('statements', { count: statements.length })}
              </EvidenceFigure>{' '}
              <LeadLink kind="link-to-check" on={[a.id, b.id]} />
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
