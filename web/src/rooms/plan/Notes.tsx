import { useState } from 'react';
import {
  Button,
  ErrorState,
  EvidenceFigure,
  ForeignText,
  InPlaceForm,
  Section,
  TextArea,
} from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import type { PlanItem } from './plan.ts';
import { useItemChange } from './useItemChange.ts';

export function Notes({ item, canEdit }: { readonly item: PlanItem; readonly canEdit: boolean }) {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const { save, isPending, error } = useItemChange(item);
  const isReady = text.trim() !== '';
  if (!canEdit && item.notes.length === 0) return null;
  const add = () => {
    if (isReady) save({ note: text.trim() }, () => setText(''));
  };
  return (
    <Section title={t('notes')}>
      {item.notes.length > 0 && (
        <ul className="note-list">
          {item.notes.map((note) => (
            <li key={note.statement}>
              <EvidenceFigure statements={[note.statement]} title={t('note')}>
                <ForeignText>{note.text}</ForeignText>
              </EvidenceFigure>
            </li>
          ))}
        </ul>
      )}
      {canEdit && (
        <InPlaceForm className="note-form" label={t('addNote')} onSubmit={add}>
          <TextArea label={t('addNote')} rows={2} value={text} onChange={setText} maxLength={2000} />
          {error && <ErrorState inline error={error} />}
          <span className="form-actions">
            <Button size="small" type="submit" isDisabled={!isReady} isPending={isPending}>
              {t('addNote')}
            </Button>
          </span>
        </InPlaceForm>
      )}
    </Section>
  );
}
