import { useState } from 'react';
import { contract } from '../../api/client.ts';
import { useChange } from '../../api/query.ts';
import { Button, ErrorState, InPlaceForm, Section, TextArea } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

/** The second person's decision, with words in either case: who reads the log later wants to know why. */
export function DecisionForm({ opening }: { readonly opening: string }) {
  const t = useMessages(messages);
  const [note, setNote] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const decide = useChange(contract.decideOpening, [contract.openings]);
  const words = note.trim();

  function submit(approve: boolean) {
    setIncomplete(words === '');
    if (words !== '') decide.mutate({ params: { opening }, body: { approve, note: words } });
  }

  return (
    <Section title={t('decide')}>
      <InPlaceForm className="opening-form" label={t('decide')} onSubmit={() => submit(true)}>
        <p className="faint">{t('decideText')}</p>
        <TextArea
          label={t('note')}
          rows={3}
          value={note}
          onChange={setNote}
          maxLength={2000}
          problem={isIncomplete && words === '' ? t('noteNeeded') : undefined}
        />
        {decide.error && <ErrorState inline error={decide.error} />}
        <span className="opening-actions">
          <Button type="submit" variant="primary" isPending={decide.isPending}>
            {t('approve')}
          </Button>
          <Button variant="danger" isDisabled={decide.isPending} onPress={() => submit(false)}>
            {t('refuse')}
          </Button>
        </span>
      </InPlaceForm>
    </Section>
  );
}
