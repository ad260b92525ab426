import type { KeyboardEvent, Ref } from 'react';
import {
  Button,
  ErrorState,
  Icon,
  KeyHint,
  TextField,
  Toolbar,
  useIsStacked,
} from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { isolated } from '../matches.ts';
import type { JudgementAnswer, MatchDetail } from '../matches.ts';
import { messages } from '../messages.ts';
import type { Judging } from '../useJudge.ts';
import { ALIKE_KEY, ANSWER_KEYS, NOTE_KEY, UNDO_KEY } from '../useMatchKeys.ts';

export interface DecisionBarProps {
  readonly match: MatchDetail;
  readonly judging: Judging;
  readonly note: string;
  readonly onNote: (note: string) => void;
  readonly noteRef: Ref<HTMLInputElement>;
  /** The note is written; keys decide again. */
  readonly onNoteDone: () => void;
  readonly onAnswer: (answer: JudgementAnswer) => void;
  /** Absent while alike pairs are being judged already. */
  readonly onAlike: ((isStacked: boolean) => void) | undefined;
}

/** The three answers, each with its key, a note to go with them, and the way to decide alike pairs together. */
export function DecisionBar({
  match,
  judging,
  note,
  onNote,
  noteRef,
  onNoteDone,
  onAnswer,
  onAlike,
}: DecisionBarProps) {
  const t = useMessages(messages);
  const isStacked = useIsStacked();
  return (
    <div className="judge-bar">
      {judging.error && <ErrorState inline error={judging.error} />}
      <LastJudged judging={judging} />
      <div className="judge-row">
        <Toolbar label={t('decide')}>
          {(['same', 'different', 'unsure'] as const).map((answer) => (
            <Button key={answer} isDisabled={judging.isPending} onPress={() => onAnswer(answer)}>
              {t(`answer.${answer}`)} <KeyHint keys={ANSWER_KEYS[answer]} />
            </Button>
          ))}
          {onAlike && match.alike > 1 && (
            <Button variant="quiet" icon="list" onPress={() => onAlike(isStacked)}>
              {t('decideAlike', { count: match.alike })} <KeyHint keys={ALIKE_KEY} />
            </Button>
          )}
        </Toolbar>
        {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys pressed in the field arrive here */}
        <div
          className="judge-note"
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Escape' && event.key !== 'Enter') return;
            event.preventDefault();
            event.stopPropagation();
            onNoteDone();
          }}
        >
          <TextField
            label={t('note')}
            hideLabel
            placeholder={t('notePlaceholder')}
            value={note}
            onChange={onNote}
            maxLength={2000}
            inputRef={noteRef}
          />
          <span className="key-words">
            <KeyHint keys={NOTE_KEY} />
          </span>
        </div>
      </div>
    </div>
  );
}

/** Says in place what was just judged, of a pair that has left the screen, and offers to take it back. */
function LastJudged({ judging: { last, undo, isPending } }: { readonly judging: Judging }) {
  const t = useMessages(messages);
  return (
    <div className="last-judged" role="status">
      {last && (
        <>
          <Icon name="check" size={14} />
          <span className="truncate">
            {t('lastJudged', {
              answer: t(`answer.${last.judgement.answer}`),
              a: isolated(last.match.a.caption),
              b: isolated(last.match.b.caption),
            })}
          </span>
          <Button size="small" variant="quiet" icon="undo" isDisabled={isPending} onPress={undo}>
            {t('undo')} <KeyHint keys={UNDO_KEY} />
          </Button>
        </>
      )}
    </div>
  );
}
