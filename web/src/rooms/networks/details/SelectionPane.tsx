import { useMemo } from 'react';
import { Button, DataTable, PaneHead } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { NodeName } from '../NodeName.tsx';
import { messages } from '../messages.ts';
import type { NetworkNode } from '../networks.ts';
import { useNetworkWords } from '../useNetworkWords.ts';

export interface SelectionPaneProps {
  readonly nodes: readonly NetworkNode[];
  readonly onHide: () => void;
  readonly onKeep: () => void;
  readonly onExpand: () => void;
  readonly onPath: ((from: string, to: string) => void) | undefined;
  /** Absent where there are too many for it. */
  readonly onStrike: (() => void) | undefined;
  readonly onClear: () => void;
  readonly onNode: (node: string) => void;
}

/** Several nodes: what they are, and what can be done with all of them. */
export function SelectionPane(props: SelectionPaneProps) {
  const { nodes, onPath } = props;
  const t = useMessages(messages);
  const words = useNetworkWords();
  const columns = useMemo(
    (): readonly Column<NetworkNode>[] => [
      {
        id: 'caption',
        header: t('node'),
        width: 'minmax(8rem, 1fr)',
        value: ({ caption }) => caption,
        cell: (node) => <NodeName node={node} />,
      },
      { id: 'id', header: t('record'), isShown: false, value: ({ id }) => id },
      { id: 'kind', header: t('kind'), width: '7rem', value: ({ kind }) => words.kind(kind) },
      { id: 'links', header: t('links'), width: '4rem', align: 'end', value: ({ links }) => links },
    ],
    [t, words],
  );
  const [from, to] = nodes;
  return (
    <>
      <PaneHead title={t('selected', { count: nodes.length })}>
        <div className="node-actions">
          <Button size="small" icon="minus" onPress={props.onHide}>
            {t('hide')}
          </Button>
          <Button size="small" onPress={props.onKeep}>
            {t('hideOthers')}
          </Button>
          <Button size="small" icon="plus" onPress={props.onExpand}>
            {t('expand')}
          </Button>
          {onPath && from && to && (
            <Button size="small" icon="link" onPress={() => onPath(from.id, to.id)}>
              {t('whoConnects')}
            </Button>
          )}
          {props.onStrike && (
            <Button size="small" icon="flag" onPress={props.onStrike}>
              {t('strike')}
            </Button>
          )}
          <Button size="small" variant="quiet" icon="close" onPress={props.onClear}>
            {t('clearSelection')}
          </Button>
        </div>
      </PaneHead>
      <DataTable
        label={t('selection')}
        columns={columns}
        rows={nodes}
        rowId={({ id }) => id}
        onOpen={({ id }) => props.onNode(id)}
        csvName={t('selection')}
      />
    </>
  );
}
