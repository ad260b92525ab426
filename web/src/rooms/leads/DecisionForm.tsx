import { DROP_REASONS, OUTCOMES } from '@foreland/model/lead';
import type { DropReason, Outcome } from '@foreland/model/lead';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import {
  Button,
  ComboBox,
  InPlaceForm,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { common, useMessages } from '../../i18n/index.ts';
import type { LeadAction } from './actions.ts';
import type { DecisionRequest } from './leads.ts';
import { messages } from './messages.ts';
import { readQuantity } from './quantity.ts';

export interface DecisionFormProps {
  readonly action: Exclude<LeadAction, 'triage' | 'done'>;
  readonly isPending: boolean;
  readonly onSubmit: (request: DecisionRequest) => void;
  readonly onCancel: () => void;
}

/** What the action needs to know, asked in place: no dialog covers the lead that is decided on. */
export function DecisionForm({ action, isPending, onSubmit, onCancel }: DecisionFormProps) {
  const props = { isPending, onSubmit, onCancel };
  switch (action) {
    case 'assign':
    case 'task':
      return <AssignForm {...props} action={action} />;
    case 'note':
    case 'reopen':
      return <NoteForm {...props} action={action} />;
    case 'drop':
      return <DropForm {...props} />;
    case 'outcome':
      return <OutcomeForm {...props} />;
  }
}

type FormProps = Omit<DecisionFormProps, 'action'>;

interface FrameProps extends FormProps {
  readonly action: LeadAction;
  /** The request, or undefined after saying what is amiss. */
  readonly read: () => DecisionRequest | undefined;
  readonly children: ReactNode;
}

function FormFrame({ action, isPending, onSubmit, onCancel, read, children }: FrameProps) {
  const t = useMessages(messages);
  const words = useMessages(common);

  function submit() {
    const request = isPending ? undefined : read();
    if (request) onSubmit(request);
  }

  return (
    <InPlaceForm className="decision-form" label={t(`act.${action}`)} onSubmit={submit} onCancel={onCancel}>
      {children}
      <div className="decision-form-actions">
        <Button type="submit" variant="primary" isPending={isPending}>
          {t(`act.${action}`)}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          {words('cancel')}
        </Button>
        <span className="faint small key-words">{t('sendKeys')}</span>
      </div>
    </InPlaceForm>
  );
}

function AssignForm({ action, ...props }: FormProps & { readonly action: 'assign' | 'task' }) {
  const t = useMessages(messages);
  const { data: session } = useAnswer(contract.session);
  const { data } = useAnswer(contract.assignees);
  const [assignee, setAssignee] = useState<string>();
  const [note, setNote] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const isMe = (user: string) => user === session?.user;
  const options = (data?.assignees ?? [])
    .map(({ user, displayName }) => ({
      value: user,
      label: isMe(user) ? t('me', { name: displayName }) : displayName,
    }))
    .toSorted((a, b) => Number(isMe(b.value)) - Number(isMe(a.value)));
  return (
    <FormFrame
      {...props}
      action={action}
      read={() => {
        setIncomplete(assignee === undefined);
        const words = note.trim() === '' ? {} : { note: note.trim() };
        if (action === 'task') return { action, ...(assignee === undefined ? {} : { assignee }), ...words };
        return assignee === undefined ? undefined : { action, assignee, ...words };
      }}
    >
      <ComboBox
        autoFocus
        label={t(action === 'assign' ? 'assignTo' : 'taskTo')}
        options={options}
        value={assignee}
        onChange={setAssignee}
        problem={
          isIncomplete && action === 'assign' && assignee === undefined ? t('assigneeNeeded') : undefined
        }
      />
      <TextArea label={t('noteOptional')} rows={2} value={note} onChange={setNote} maxLength={4000} />
    </FormFrame>
  );
}

function NoteForm({ action, ...props }: FormProps & { readonly action: 'note' | 'reopen' }) {
  const t = useMessages(messages);
  const [note, setNote] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  return (
    <FormFrame
      {...props}
      action={action}
      read={() => {
        setIncomplete(true);
        return note.trim() === '' ? undefined : { action, note: note.trim() };
      }}
    >
      <TextArea
        autoFocus
        label={t(action === 'note' ? 'note' : 'reopenWhy')}
        rows={3}
        value={note}
        onChange={setNote}
        maxLength={4000}
        problem={isIncomplete && note.trim() === '' ? t('noteNeeded') : undefined}
      />
    </FormFrame>
  );
}

function DropForm(props: FormProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const [reason, setReason] = useState<DropReason>();
  const [note, setNote] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  return (
    <FormFrame
      {...props}
      action="drop"
      read={() => {
        setIncomplete(true);
        return reason === undefined
          ? undefined
          : { action: 'drop', reason, ...(note.trim() === '' ? {} : { note: note.trim() }) };
      }}
    >
      <RadioGroup
        autoFocus
        label={t('reason')}
        options={DROP_REASONS.map((value) => ({ value, label: codes.dropReason(value) }))}
        value={reason}
        onChange={setReason}
        problem={isIncomplete && reason === undefined ? t('reasonNeeded') : undefined}
      />
      <TextArea label={t('noteOptional')} rows={2} value={note} onChange={setNote} maxLength={4000} />
    </FormFrame>
  );
}

function OutcomeForm(props: FormProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const [outcome, setOutcome] = useState<Outcome>();
  const [quantity, setQuantity] = useState('');
  const [unit, setUnit] = useState('');
  const [note, setNote] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const amount = readQuantity(quantity);
  const lacksUnit = amount !== undefined && unit.trim() === '';
  return (
    <FormFrame
      {...props}
      action="outcome"
      read={() => {
        setIncomplete(true);
        if (outcome === undefined || amount === 'invalid' || lacksUnit) return undefined;
        return {
          action: 'outcome',
          outcome,
          ...(amount === undefined ? {} : { quantity: amount, unit: unit.trim() }),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        };
      }}
    >
      <Select
        autoFocus
        label={t('outcome')}
        options={OUTCOMES.map((value) => ({ value, label: codes.outcome(value) }))}
        value={outcome}
        onChange={setOutcome}
        problem={isIncomplete && outcome === undefined ? t('outcomeNeeded') : undefined}
      />
      <div className="decision-form-row">
        <TextField
          label={t('quantity')}
          inputMode="decimal"
          value={quantity}
          onChange={setQuantity}
          problem={amount === 'invalid' ? t('quantityProblem') : undefined}
        />
        <TextField
          label={t('unit')}
          value={unit}
          onChange={setUnit}
          maxLength={40}
          help={t('unitHelp')}
          problem={isIncomplete && lacksUnit ? t('unitNeeded') : undefined}
        />
      </div>
      <TextArea label={t('noteOptional')} rows={2} value={note} onChange={setNote} maxLength={4000} />
    </FormFrame>
  );
}
