import { useState } from 'react';
import { Button, ErrorState, InPlaceForm, TextArea } from '../../../design/index.ts';
import type { IconName } from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import './suppliers.css';

export interface ReasonedActionProps {
  /** What is done, on the button that begins it and on the one that does it. */
  readonly label: string;
  readonly icon: IconName;
  readonly isQuiet?: boolean;
  /** Asks why. */
  readonly question: string;
  readonly help?: string;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly onConfirm: (reason: string) => void;
}

const SHORTEST_REASON = 3;

/** A button that asks for a reason before anything is done. */
export function ReasonedAction({
  label,
  icon,
  isQuiet = false,
  question,
  help,
  isPending,
  error,
  onConfirm,
}: ReasonedActionProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const [reason, setReason] = useState<string>();
  const [isTried, setTried] = useState(false);
  if (reason === undefined)
    return (
      <div>
        <Button
          size="small"
          icon={icon}
          {...(isQuiet ? { variant: 'quiet' as const } : {})}
          onPress={() => setReason('')}
        >
          {label}
        </Button>
      </div>
    );
  const isShort = reason.trim().length < SHORTEST_REASON;
  const submit = () => {
    setTried(true);
    if (!isShort) onConfirm(reason.trim());
  };
  return (
    <InPlaceForm
      className="reason-form"
      label={label}
      onSubmit={submit}
      onCancel={() => setReason(undefined)}
    >
      <TextArea
        label={question}
        help={help}
        rows={2}
        maxLength={1000}
        value={reason}
        onChange={setReason}
        autoFocus
        isRequired
        problem={isTried && isShort ? t('reasonMissing') : undefined}
      />
      {error && <ErrorState inline error={error} />}
      <div className="supply-actions">
        <Button type="submit" variant="primary" isPending={isPending}>
          {label}
        </Button>
        <Button variant="quiet" onPress={() => setReason(undefined)}>
          {c('cancel')}
        </Button>
      </div>
    </InPlaceForm>
  );
}
