import { useState } from 'react';
import { Button, ErrorState, IconButton, InPlaceForm, TextArea } from '../../design/index.ts';
import { common, useLocaleCode, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import { nameOf } from './plan.ts';
import type { PlanItem } from './plan.ts';
import { useItemChange } from './useItemChange.ts';

/** The name, changed in place in the reader's own language; the other languages keep theirs. */
export function ItemName({ item }: { readonly item: PlanItem }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const locale = useLocaleCode();
  const [text, setText] = useState<string>();
  const { save, isPending, error } = useItemChange(item);
  const name = nameOf(item, locale);
  if (text === undefined)
    return (
      <span className="item-name">
        {name} <IconButton icon="edit" size="small" label={t('editName')} onPress={() => setText(name)} />
      </span>
    );
  const isReady = text.trim() !== '' && text.trim() !== name;
  const done = () => setText(undefined);
  return (
    <InPlaceForm
      className="item-name-form"
      label={t('editName')}
      onSubmit={() => {
        if (isReady) save({ name: text.trim(), language: locale }, done);
      }}
      onCancel={done}
    >
      <TextArea label={t('nameIn')} rows={2} value={text} onChange={setText} maxLength={500} autoFocus />
      {error && <ErrorState inline error={error} />}
      <span className="form-actions">
        <Button size="small" variant="quiet" onPress={done}>
          {c('cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit" isDisabled={!isReady} isPending={isPending}>
          {c('save')}
        </Button>
      </span>
    </InPlaceForm>
  );
}
