import { useState } from 'react';
import { contract } from '../../../api/client.ts';
import { useChange } from '../../../api/query.ts';
import { Button, ErrorState, Popover, TextField } from '../../../design/index.ts';
import { common, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { ColourBy } from '../networks.ts';
import { filterOf } from '../useChart.ts';
import type { OpenChart } from '../useChart.ts';
import type { ChartNarrowing } from '../route.ts';

export interface SaveFormProps {
  readonly chart: OpenChart;
  readonly colour: ColourBy;
  readonly narrowing: ChartNarrowing;
}

/** Keeps what is on the chart, where it stands, and its filters, under a name. */
export function SaveForm({ chart, colour, narrowing }: SaveFormProps) {
  const t = useMessages(messages);
  return (
    <Popover
      label={t('saveChart')}
      trigger={
        <Button size="small" icon="flag">
          {t('saveChart')}
        </Button>
      }
    >
      {(close) => <Form chart={chart} colour={colour} narrowing={narrowing} onDone={close} />}
    </Popover>
  );
}

function Form({ chart, colour, narrowing, onDone }: SaveFormProps & { readonly onDone: () => void }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const [name, setName] = useState('');
  const saving = useChange(contract.saveChart, [contract.savedCharts, contract.openChart]);
  const { state, places } = chart;
  function save() {
    const nodes = [...state.nodes.keys()]
      .filter((id) => !state.hidden.has(id))
      .map((id) => ({ id, ...(places.get(id) ?? { x: 0, y: 0, pinned: false }) }));
    const { confirmed, kinds, ...rest } = filterOf(narrowing);
    saving.mutate(
      {
        body: {
          name,
          content: {
            nodes,
            filter: { ...rest, ...(kinds ? { kinds } : {}), ...(confirmed ? { confirmed } : {}) },
            colour,
          },
        },
      },
      { onSuccess: onDone },
    );
  }
  return (
    <form
      className="save-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') save();
      }}
    >
      <TextField
        label={t('chartName')}
        value={name}
        onChange={setName}
        maxLength={120}
        help={t('saveText')}
        autoFocus
      />
      {saving.error && <ErrorState error={saving.error} inline />}
      <Button type="submit" variant="primary" isPending={saving.isPending} isDisabled={name.trim() === ''}>
        {c('save')}
      </Button>
    </form>
  );
}
