import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import type { Answer } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, ErrorState, Identifier, InPlaceForm, TextArea, TextField } from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { messages } from './messages.ts';

/** A data-protection officer opens what was asked: with a reason, and computed anew from what was sent. */
export function OpenCheck({ check }: { readonly check: string }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [key, setKey] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const open = useChange(contract.openCheck, [contract.checks]);
  const words = reason.trim();

  function submit() {
    setIncomplete(words === '');
    if (words === '' || open.isPending) return;
    const secret = key.trim();
    open.mutate(
      { params: { check }, body: { reason: words, ...(secret === '' ? {} : { key: secret }) } },
      // A secret is not left on the screen.
      { onSettled: () => setKey('') },
    );
  }

  if (open.data) return <Opened opened={open.data} />;
  if (!isOpen)
    return (
      <p>
        <Button icon="lock" onPress={() => setOpen(true)}>
          {t('open')}
        </Button>
      </p>
    );
  return (
    <InPlaceForm
      className="exchange-form"
      label={t('open')}
      onSubmit={submit}
      onCancel={() => setOpen(false)}
    >
      <p className="soft">{t('openText')}</p>
      <TextArea
        autoFocus
        label={t('reason')}
        rows={2}
        value={reason}
        onChange={setReason}
        maxLength={1000}
        problem={isIncomplete && words === '' ? t('reasonNeeded') : undefined}
      />
      <TextField
        mono
        type="password"
        autoComplete="off"
        label={t('officerKey')}
        help={t('officerKeyHelp')}
        value={key}
        onChange={setKey}
        maxLength={200}
      />
      {open.error && <ErrorState inline error={open.error} />}
      <span className="exchange-actions">
        <Button type="submit" variant="primary" isPending={open.isPending}>
          {t('openIt')}
        </Button>
        <Button variant="quiet" onPress={() => setOpen(false)}>
          {c('cancel')}
        </Button>
      </span>
    </InPlaceForm>
  );
}

function Opened({ opened: { values, padding } }: { readonly opened: Answer<typeof contract.openCheck> }) {
  const t = useMessages(messages);
  return (
    <div className="check-opened" role="status">
      <p>
        <strong>{t('openedValues', { count: values.length })}</strong> {t('openedExact')}
      </p>
      <ul className="exchange-list">
        {values.map((value) => (
          <li key={value}>
            <Identifier value={value} />
          </li>
        ))}
      </ul>
      <p className="faint small">{t('openedPadding', { count: padding })}</p>
    </div>
  );
}
