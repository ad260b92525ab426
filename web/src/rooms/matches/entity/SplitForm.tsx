import { Link } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { contract } from '../../../api/client.ts';
import { keyOf, useChange } from '../../../api/query.ts';
import { Button, ErrorState, Icon, InPlaceForm, TextField } from '../../../design/index.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import { isolated } from '../matches.ts';
import type { Entity } from '../matches.ts';
import { messages } from '../messages.ts';

/** Records that were parted just now, with their captions. */
export type Parted = readonly { readonly record: string; readonly caption: string }[];

export interface SplitFormProps {
  readonly record: string;
  readonly members: Entity['members'];
  readonly chosen: ReadonlySet<string>;
  readonly parted: Parted | undefined;
  readonly onParted: (parted: Parted) => void;
}

/** Parts the ticked records from the others: every pair across is judged different, by one answer. */
export function SplitForm({ record, members, chosen, parted, onParted }: SplitFormProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const format = useFormat();
  const client = useQueryClient();
  const split = useChange(contract.splitEntity, [contract.matches, contract.match, contract.matchModels]);
  const [note, setNote] = useState('');
  const [isAsking, setAsking] = useState(false);
  const said = useRef<HTMLDivElement>(null);
  const leaving = members.filter((member) => chosen.has(member.record));
  const staying = members.length - leaving.length;
  const pairs = leaving.length * staying;

  /** The form takes the focus with it; what came of it gets the focus then. */
  function close() {
    said.current?.focus({ preventScroll: true });
    setAsking(false);
  }

  function submit() {
    if (split.isPending || pairs === 0) return;
    split.mutate(
      {
        params: { record },
        body: {
          records: leaving.map((member) => member.record),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        },
      },
      {
        onSuccess: (entity) => {
          client.setQueryData(keyOf(contract.entity, { params: { record } }), entity);
          void client.invalidateQueries({
            predicate: ({ queryKey }) =>
              queryKey[0] === contract.entity.id &&
              (queryKey[1] as { record?: string } | null)?.record !== record,
          });
          close();
          setNote('');
          onParted(leaving);
        },
      },
    );
  }

  const names = (some: Parted) => format.list(some.map(({ caption }) => isolated(caption)));
  return (
    <div className="split">
      {split.error && <ErrorState inline error={split.error} />}
      <div role="status" className="last-judged" ref={said} tabIndex={-1}>
        {parted && !isAsking && (
          <>
            <Icon name="check" size={14} />
            <span className="parted">
              <span>{t('parted', { names: names(parted) })}</span>
              {parted.map((one) => (
                <Link key={one.record} to="/matches/entities/$record" params={{ record: one.record }}>
                  <bdi>{one.caption}</bdi>
                </Link>
              ))}
              <Link to="/matches" search={{ status: 'different', record }}>
                {t('partedUndo')}
              </Link>
            </span>
          </>
        )}
      </div>
      {isAsking && pairs > 0 ? (
        <InPlaceForm className="split-form" label={t('split')} onSubmit={submit} onCancel={close}>
          <p>{t('splitText', { names: names(leaving), count: pairs })}</p>
          <TextField autoFocus label={t('note')} value={note} onChange={setNote} maxLength={2000} />
          <div className="alike-actions">
            <Button type="submit" variant="danger" isPending={split.isPending}>
              {t('splitConfirm', { count: leaving.length })}
            </Button>
            <Button variant="quiet" onPress={close}>
              {c('cancel')}
            </Button>
          </div>
        </InPlaceForm>
      ) : (
        members.length > 1 && (
          <div className="alike-actions">
            <Button size="small" isDisabled={pairs === 0} onPress={() => setAsking(true)}>
              {t('split')}
            </Button>
            <span className="faint small">
              {leaving.length === 0 ? t('splitHint') : pairs === 0 ? t('splitAll') : ''}
            </span>
          </div>
        )
      )}
    </div>
  );
}
