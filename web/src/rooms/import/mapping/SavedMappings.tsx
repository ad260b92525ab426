import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer, useChange } from '../../../api/query.ts';
import { Button, DateText, ErrorState, IconButton, Popover, TextField } from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { readMapping, toDocument } from './mapping.ts';
import type { Mapping } from './mapping.ts';

export interface SavedMappingsProps {
  readonly mapping: Mapping;
  readonly onLoad: (mapping: Mapping) => void;
}

/** Mappings that the partner keeps for tables that come again. */
export function SavedMappings({ mapping, onLoad }: SavedMappingsProps) {
  const t = useMessages(messages);
  return (
    <>
      <Popover
        trigger={
          <Button size="small" icon="undo">
            {t('loadMapping')}
          </Button>
        }
        label={t('loadMapping')}
        placement="bottom end"
      >
        {(close) => (
          <MappingList
            onLoad={(loaded) => {
              onLoad(loaded);
              close();
            }}
          />
        )}
      </Popover>
      <Popover
        trigger={
          <Button size="small" icon="note">
            {t('saveMapping')}
          </Button>
        }
        label={t('saveMapping')}
        placement="bottom end"
      >
        {(close) => <SaveForm mapping={mapping} onSaved={close} />}
      </Popover>
    </>
  );
}

function MappingList({ onLoad }: { readonly onLoad: (mapping: Mapping) => void }) {
  const t = useMessages(messages);
  const { data, error, refetch } = useAnswer(contract.mappings);
  const remove = useChange(contract.deleteMapping, [contract.mappings]);
  if (error) return <ErrorState inline error={error} onRetry={() => void refetch()} />;
  if (data?.mappings.length === 0) return <p className="small soft">{t('noMappings')}</p>;
  return (
    <ul className="saved-mappings">
      {remove.error && (
        <li>
          <ErrorState inline error={remove.error} />
        </li>
      )}
      {data?.mappings.map(({ id, name, savedBy, savedAt, mapping }) => {
        const readable = readMapping(mapping);
        return (
          <li key={id}>
            <Button
              size="small"
              isDisabled={readable === undefined}
              onPress={() => {
                if (readable) onLoad(readable);
              }}
            >
              {name}
            </Button>
            <span className="small faint">
              {savedBy}, <DateText value={savedAt} />
            </span>
            <IconButton
              icon="trash"
              size="small"
              variant="danger"
              label={t('forgetMapping', { name })}
              onPress={() => remove.mutate({ params: { mapping: id } })}
            />
          </li>
        );
      })}
    </ul>
  );
}

function SaveForm({ mapping, onSaved }: { readonly mapping: Mapping; readonly onSaved: () => void }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const [name, setName] = useState('');
  const save = useChange(contract.saveMapping, [contract.mappings]);
  return (
    <form
      className="point-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '')
          save.mutate({ body: { name: name.trim(), mapping: toDocument(mapping) } }, { onSuccess: onSaved });
      }}
    >
      <TextField label={t('mappingName')} value={name} onChange={setName} maxLength={200} autoFocus />
      {save.error && <ErrorState inline error={save.error} />}
      <Button variant="primary" type="submit" isDisabled={name.trim() === ''} isPending={save.isPending}>
        {c('save')}
      </Button>
    </form>
  );
}
