import { useState } from 'react';
import { Button, DateText, Identifier, Tag } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import { OutgoingState } from '../packages/OutgoingState.tsx';
import { usePackageWords } from '../packages/usePackageWords.ts';
import { messages } from './messages.ts';
import type { ComparedExchange } from './proof.ts';

const AT_ONCE = 50;

/** One line an exchange: who logged it, when, and what this node knows of the package. */
export function ComparedTable({
  exchanges,
  go,
}: {
  readonly exchanges: readonly ComparedExchange[];
  readonly go: PartProps['go'];
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const [most, setMost] = useState(AT_ONCE);
  const rest = exchanges.length - most;
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="check-scroll" role="region" aria-label={t('exchanges')} tabIndex={0}>
        <table className="check-results">
          <thead>
            <tr>
              <th scope="col">{t('loggedBy')}</th>
              <th scope="col">{t('package')}</th>
              <th scope="col">{t('here')}</th>
              <th scope="col">{t('there')}</th>
              <th scope="col">{t('envelope')}</th>
            </tr>
          </thead>
          <tbody>
            {exchanges.slice(0, most).map((exchange) => (
              <tr key={`${exchange.envelope} ${exchange.direction} ${exchange.loggedBy}`}>
                <th scope="row">
                  <Tag tone={exchange.loggedBy === 'both' ? 'neutral' : 'critical'}>
                    {t(`loggedBy.${exchange.loggedBy}`)}
                  </Tag>
                </th>
                <td>
                  <PackageOf exchange={exchange} />
                </td>
                <td>
                  <Logged at={exchange.here} isAlone={exchange.loggedBy !== 'both'} />
                  {exchange.entry !== undefined && (
                    <Button
                      size="small"
                      variant="quiet"
                      onPress={() => go({ part: 'audit', view: 'rows', ...itemOf(exchange.entry) })}
                    >
                      {t('openRow')}
                    </Button>
                  )}
                </td>
                <td>
                  <Logged at={exchange.there} isAlone={exchange.loggedBy !== 'both'} />
                </td>
                <td>
                  <Identifier value={exchange.envelope} shown={`${exchange.envelope.slice(0, 8)}…`} canCopy />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest > 0 && (
        <p>
          <Button size="small" onPress={() => setMost(most + AT_ONCE)}>
            + {format.number(Math.min(rest, AT_ONCE))}
          </Button>
        </p>
      )}
    </>
  );
}

function itemOf(entry: string | undefined): { readonly item?: string } {
  return entry === undefined ? {} : { item: entry };
}

function Logged({ at, isAlone }: { readonly at: string | undefined; readonly isAlone: boolean }) {
  return at === undefined ? (
    <span className="faint">–</span>
  ) : (
    <DateText value={at} form={isAlone ? 'relative' : 'dateTime'} />
  );
}

function PackageOf({ exchange }: { readonly exchange: ComparedExchange }) {
  const t = useMessages(messages);
  const words = usePackageWords();
  const { direction, package: known } = exchange;
  return (
    <span>
      <span aria-hidden="true">{direction === 'sent' ? '→' : '←'}</span>{' '}
      {known ? words.kind(known.kind) : <span className="faint">{t('unknownPackage')}</span>}{' '}
      {known && known.state !== 'applied' && exchange.loggedBy !== 'both' && (
        <OutgoingState state={known.state} />
      )}
    </span>
  );
}
