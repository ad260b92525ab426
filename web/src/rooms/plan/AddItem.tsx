import type { Partner } from '@foreland/model/partner';
import { useState } from 'react';
import { contract } from '../../api/client.ts';
import { useChange } from '../../api/query.ts';
import { Button, ErrorState, Section, Select, TextField } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { common, useLocaleCode, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import type { PlanItem } from './plan.ts';
import { OWNERS } from './route.ts';

const NOBODY = 'nobody';

/** A commitment below a priority, or an action below a commitment. */
export function AddItem({
  parent,
  onAdded,
}: {
  readonly parent: PlanItem;
  readonly onAdded: (record: string) => void;
}) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const codes = useCodes();
  const locale = useLocaleCode();
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [owner, setOwner] = useState<Partner | typeof NOBODY>(NOBODY);
  const [dueOn, setDueOn] = useState('');
  const add = useChange(contract.addPlanItem, [contract.plan]);
  const level = parent.level === 'priority' ? 'commitment' : 'action';
  const isReady = name.trim() !== '';
  if (!isOpen)
    return (
      <div>
        <Button icon="plus" onPress={() => setOpen(true)}>
          {t(`add.${level}`)}
        </Button>
      </div>
    );

  function submit() {
    if (!isReady) return;
    add.mutate(
      {
        body: {
          parent: parent.record,
          level,
          name: name.trim(),
          language: locale,
          partners: parent.partners,
          ...(owner === NOBODY ? {} : { owner }),
          ...(dueOn === '' ? {} : { dueOn }),
        },
      },
      { onSuccess: ({ record }) => onAdded(record) },
    );
  }

  return (
    <Section title={t(`add.${level}`)}>
      <form
        className="note-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField label={t('name')} value={name} onChange={setName} maxLength={500} autoFocus isRequired />
        <div className="item-grid">
          <Select<Partner | typeof NOBODY>
            label={t('owner')}
            value={owner}
            onChange={setOwner}
            options={[
              { value: NOBODY, label: c('nobody') },
              ...OWNERS.map((partner) => ({ value: partner, label: codes.partner(partner) })),
            ]}
          />
          <TextField label={t('dueOn')} type="date" value={dueOn} onChange={setDueOn} />
        </div>
        {add.error && <ErrorState inline error={add.error} />}
        <span className="form-actions">
          <Button size="small" variant="quiet" onPress={() => setOpen(false)}>
            {c('cancel')}
          </Button>
          <Button
            size="small"
            variant="primary"
            type="submit"
            isDisabled={!isReady}
            isPending={add.isPending}
          >
            {c('add')}
          </Button>
        </span>
      </form>
    </Section>
  );
}
