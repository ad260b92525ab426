import { Button, DateText, Icon, PartnerChip } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { usePersonName } from '../../usePersonName.ts';
import type { Judgement } from '../matches.ts';
import { messages } from '../messages.ts';

export interface JudgementListProps {
  readonly judgements: readonly Judgement[];
  readonly onWithdraw: (judgement: Judgement) => void;
  readonly isPending: boolean;
}

/** What people said of the pair, the newest first; one that was taken back stays and says so. */
export function JudgementList({ judgements, onWithdraw, isPending }: JudgementListProps) {
  const t = useMessages(messages);
  const nameOf = usePersonName();
  if (judgements.length === 0) return <p className="soft">{t('noJudgements')}</p>;
  return (
    <ol className="judgement-list">
      {judgements
        .toSorted((one, other) => (one.madeAt < other.madeAt ? 1 : -1))
        .map((judgement) => (
          <li key={judgement.id} className="judgement" data-withdrawn={judgement.withdrawn}>
            <div className="judgement-what">
              <span className="judgement-answer">{t(`answer.${judgement.answer}`)}</span>
              {judgement.withdrawn && <span className="faint">{t('takenBack')}</span>}
              <span className="judgement-who">
                <bdi>{nameOf(judgement.author)}</bdi> <PartnerChip partner={judgement.partner} />{' '}
                <DateText value={judgement.madeAt} form="dateTime" />
              </span>
              <SignatureMark isSigned={judgement.signed} />
              {judgement.mayWithdraw && !judgement.withdrawn && (
                <Button
                  size="small"
                  variant="quiet"
                  icon="undo"
                  isDisabled={isPending}
                  onPress={() => onWithdraw(judgement)}
                >
                  {t('takeBack')}
                </Button>
              )}
            </div>
            {judgement.note !== undefined && (
              <p className="judgement-note" dir="auto">
                {judgement.note}
              </p>
            )}
          </li>
        ))}
    </ol>
  );
}

function SignatureMark({ isSigned }: { readonly isSigned: boolean }) {
  const t = useMessages(messages);
  const name = t(isSigned ? 'signed' : 'unsigned');
  return (
    <span className="judgement-signature" role="img" aria-label={name} title={name} data-valid={isSigned}>
      <Icon name={isSigned ? 'oversight' : 'warning'} size={14} />
    </span>
  );
}
