import type { Purpose } from '@foreland/model/label';
import { Icon, Section } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { Route } from './draft.ts';
import { messages } from './messages.ts';
import { useCheckWords } from './useCheckWords.ts';

export interface LearnsListProps {
  readonly routes: readonly Route[];
  /** How many values can be read. */
  readonly values: number;
  readonly caseNumber: string;
  readonly purpose: Purpose;
  readonly pseudonym: string | undefined;
}

/** What each partner learns and does not learn, in one sentence, with what is left of the quotas. */
export function LearnsList({ routes, values, caseNumber, purpose, pseudonym }: LearnsListProps) {
  const t = useMessages(messages);
  return (
    <Section title={t('learnsTitle')}>
      <ul className="check-learns">
        {routes.map((route) => (
          <li key={route.partner}>
            <Learns route={route} caseNumber={caseNumber} purpose={purpose} pseudonym={pseudonym} />
          </li>
        ))}
      </ul>
      <p className="faint small">
        {t('learnsPadded', { count: values })} {t('learnsLater')}
      </p>
    </Section>
  );
}

function Learns({
  route,
  caseNumber,
  purpose,
  pseudonym = '…',
}: { readonly route: Route } & Pick<LearnsListProps, 'caseNumber' | 'purpose' | 'pseudonym'>) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const words = useCheckWords();
  const { batches, missing, elements, leftInCase, leftToday, isShort } = route;
  const partner = codes.partner(route.partner);
  const left = { case: format.number(leftInCase), day: format.number(leftToday) };
  if (batches.length === 0)
    return (
      <p className="check-warning">
        <Icon name="warning" /> {t('nothingLeft', { partner })}
      </p>
    );
  return (
    <>
      <p>
        {t('learns', {
          partner,
          pseudonym,
          number: format.number(elements),
          classes: words.classes(batches.map((batch) => batch.class)),
          case: caseNumber === '' ? '…' : caseNumber,
          purpose: codes.purpose(purpose),
        })}
      </p>
      {missing.length > 0 && (
        <p className="check-warning">
          <Icon name="info" /> {t('missingIndex', { partner, classes: words.classes(missing) })}
        </p>
      )}
      {isShort ? (
        <p className="check-warning" role="alert">
          <Icon name="warning" /> {t('quotaShort', { needed: format.number(elements), ...left })}
        </p>
      ) : (
        <p className="faint small">{t('quotaLeft', left)}</p>
      )}
    </>
  );
}
