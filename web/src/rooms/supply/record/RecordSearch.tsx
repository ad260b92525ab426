import { useDeferredValue, useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { useVocabulary } from '../../../api/vocabulary.ts';
import { Button, ComboBox, Name } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { Named } from '../supply.ts';

const HITS = 8;

/** Finds what is on record already, so that nothing is recorded twice. */
export function RecordSearch({
  label,
  schema,
  chosen,
  onChoose,
}: {
  readonly label: string;
  /** Of this schema and those that extend it. */
  readonly schema: string;
  readonly chosen: Named | undefined;
  readonly onChoose: (record: Named | undefined) => void;
}) {
  const t = useMessages(messages);
  const vocabulary = useVocabulary();
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  const found = useAnswer(
    contract.search,
    { query: { q, schema, limit: HITS } },
    { enabled: q.length > 1, keep: true },
  );
  const hits = q.length > 1 ? (found.data?.hits ?? []) : [];
  if (chosen)
    return (
      <div className="field" role="group" aria-label={label}>
        <span className="field-label">{label}</span>
        <span className="name-line">
          <Name name={chosen.caption} />
          <Button size="small" variant="quiet" icon="close" onPress={() => onChoose(undefined)}>
            {t('chooseAnother')}
          </Button>
        </span>
      </div>
    );
  return (
    <ComboBox
      label={label}
      options={hits.map(({ record, caption, schema: of, partner }) => ({
        value: record,
        label: caption,
        detail: `${vocabulary.schema(of)} · ${partner}`,
      }))}
      value={undefined}
      text={text}
      onTextChange={setText}
      onChange={(record) => {
        const hit = hits.find((each) => each.record === record);
        if (!hit) return;
        setText('');
        onChoose({ id: hit.record, caption: hit.caption });
      }}
    />
  );
}
