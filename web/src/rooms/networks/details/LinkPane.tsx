import {
  Button,
  ConfirmedMark,
  DateRange,
  EvidenceFigure,
  Name,
  PaneBody,
  PaneHead,
  useEvidenceSource,
} from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { Facts } from '../../exchange/Facts.tsx';
import { messages } from '../messages.ts';
import type { NetworkLink, NetworkNode } from '../networks.ts';
import { useNetworkWords } from '../useNetworkWords.ts';

/** One link: how likely it is, who says so, when, and how often. */
export function LinkPane({
  link,
  ends,
  onNode,
}: {
  readonly link: NetworkLink;
  readonly ends: readonly [NetworkNode | undefined, NetworkNode | undefined];
  readonly onNode: (node: string) => void;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useNetworkWords();
  const [from, to] = ends.map((end, at) => end?.caption ?? (at === 0 ? link.from : link.to));
  const title = t('linkOf', {
    type: words.type(link.type),
    from: `\u2068${from}\u2069`,
    to: `\u2068${to}\u2069`,
  });
  useEvidenceSource({ statements: link.statements, title });
  return (
    <>
      <PaneHead
        title={words.type(link.type)}
        detail={<ConfirmedMark isConfirmed={link.confirmed} withText />}
      />
      <PaneBody>
        <Facts
          facts={[
            ...[link.from, link.to].map(
              (id, at) =>
                [
                  link.directed
                    ? t(at === 0 ? 'linkFrom' : 'linkTo')
                    : t(at === 0 ? 'linkEnd' : 'linkOtherEnd'),
                  <Button key={id} size="small" variant="quiet" onPress={() => onNode(id)}>
                    <Name name={(at === 0 ? from : to) ?? id} />
                  </Button>,
                ] as const,
            ),
            [
              t('probability'),
              <EvidenceFigure key="probability" statements={link.statements} title={title}>
                {words.interval(link.probability)}
              </EvidenceFigure>,
            ],
            [t('sources'), format.number(link.sources)],
            [t('times'), format.number(link.times)],
            ...(link.quantity > 0 ? [[t('quantity'), format.number(link.quantity)] as const] : []),
            [
              t('period'),
              link.firstDay === undefined && link.lastDay === undefined ? (
                t('undated')
              ) : (
                <DateRange key="period" from={link.firstDay} to={link.lastDay} />
              ),
            ],
          ]}
        />
        <p className="small faint">{link.confirmed ? t('confirmedText') : t('unconfirmedText')}</p>
      </PaneBody>
    </>
  );
}
