import { Button } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';

export interface WholeNetworkProps {
  readonly nodes: number;
  readonly links: number;
  readonly isShown: boolean;
  readonly onOpen: () => void;
}

/** How large the network in view is, and the way to all of it. */
export function WholeNetwork({ nodes, links, isShown, onOpen }: WholeNetworkProps) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <div className="whole-network">
      <span className="small soft">
        {t('counts', { nodes: format.number(nodes), links: format.number(links) })}
      </span>
      <Button size="small" variant="quiet" icon="networks" isDisabled={isShown} onPress={onOpen}>
        {t('wholeNetwork')}
      </Button>
    </div>
  );
}
