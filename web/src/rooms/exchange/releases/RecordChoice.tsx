import { useDeferredValue, useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { Checkbox, ErrorState, IconButton, Identifier, Name, SearchField } from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { messages } from '../messages.ts';
import type { ChoiceProps } from './ContributionChoice.tsx';

const SHORTEST = 2;
const HITS = 12;

/** Records of a partner, found as in the room of search. */
export function RecordChoice({
  of,
  chosen,
  onChange,
  problem,
  help,
}: ChoiceProps & {
  /** What follows from choosing a record. */
  readonly help?: string;
}) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const { partner } = useSession();
  const [text, setText] = useState('');
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const q = useDeferredValue(text.trim());
  const { data, error } = useAnswer(
    contract.search,
    { query: { q, ...(of === 'all' ? {} : { partner: of ?? partner }), limit: HITS } },
    { enabled: q.length >= SHORTEST, keep: true },
  );
  const hits = q.length >= SHORTEST ? (data?.hits ?? []) : [];

  function add(record: string, caption: string) {
    setNames((before) => new Map(before).set(record, caption));
    onChange([...chosen, record]);
  }

  const remove = (record: string) => onChange(chosen.filter((one) => one !== record));

  return (
    <div className="field">
      <SearchField
        hideLabel={false}
        label={t('addRecord')}
        help={help ?? t('addRecordHelp')}
        value={text}
        onChange={setText}
        problem={problem}
      />
      {error && <ErrorState inline error={error} />}
      {hits.length > 0 && (
        <div className="choice-list" role="group" aria-label={t('addRecord')}>
          {hits.map(({ record, caption, names: others }) => (
            <Checkbox
              key={record}
              isSelected={chosen.includes(record)}
              onChange={(isChosen) => (isChosen ? add(record, caption) : remove(record))}
            >
              <Name name={caption} others={others} /> <Identifier value={record} />
            </Checkbox>
          ))}
        </div>
      )}
      {data && q.length >= SHORTEST && hits.length === 0 && <p className="soft">{c('nothingFound')}</p>}
      {chosen.length > 0 && (
        <ul className="exchange-list" aria-label={t('records')}>
          {chosen.map((record) => (
            <li key={record}>
              {names.has(record) && <Name name={names.get(record) ?? record} />}
              <Identifier value={record} />
              <IconButton
                icon="close"
                size="small"
                label={t('removeRecord', { record: names.get(record) ?? record })}
                onPress={() => remove(record)}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
