import { Button, ErrorState } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import { messages } from './messages.ts';
import { useCheckWords } from './useCheckWords.ts';
import type { StartingReport } from './useStart.ts';

/** Whom it is being asked of, and what could not be asked. */
export function StartReport({
  report: { now, done },
  go,
}: {
  readonly report: StartingReport;
  readonly go: PartProps['go'];
}) {
  const t = useMessages(messages);
  const codes = useCodes();
  const words = useCheckWords();
  const first = done.find(({ id }) => id !== undefined)?.id;
  const failed = done.filter(({ error }) => error !== undefined);
  return (
    <>
      {now && (
        <p role="status">
          {t('starting', { partner: codes.partner(now.partner), class: words.class(now.class) })}
        </p>
      )}
      {!now &&
        failed.map(({ partner, class: checkClass, error }) => (
          <div key={`${partner} ${checkClass}`}>
            <p>{t('notStarted', { partner: codes.partner(partner), class: words.class(checkClass) })}</p>
            <ErrorState inline error={error} />
          </div>
        ))}
      {!now && failed.length > 0 && first !== undefined && (
        <p>
          <Button size="small" onPress={() => go({ part: 'checks', item: first })}>
            {t('openStarted')}
          </Button>
        </p>
      )}
    </>
  );
}
