import { useDeferredValue, useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { useVocabulary } from '../../../api/vocabulary.ts';
import { ComboBox } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';

const HITS = 8;

/** Begins a chart with a record, found by its name or by an identifier that it bears. */
export function SearchStart({ onChoose }: { readonly onChoose: (record: string) => void }) {
  const t = useMessages(messages);
  const vocabulary = useVocabulary();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useAnswer(
    contract.search,
    { query: { q, limit: HITS } },
    { enabled: q.length > 1, keep: true },
  );
  const hits = q.length > 1 ? (found.data?.hits ?? []) : [];
  return (
    <ComboBox
      label={t('begin')}
      hideLabel
      placeholder={t('begin')}
      options={hits.map(({ record, caption, schema, partner, matched }) => ({
        value: record,
        label: matched.in === 'name' ? caption : `${caption} · ${matched.value}`,
        detail: `${vocabulary.schema(schema)} · ${partner}`,
      }))}
      value={undefined}
      text={text}
      onTextChange={setText}
      onChange={(record) => {
        if (record === undefined) return;
        setText('');
        onChoose(record);
      }}
    />
  );
}
