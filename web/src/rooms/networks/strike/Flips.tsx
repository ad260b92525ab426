import { EvidenceFigure, Section } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useNetworkWords } from '../useNetworkWords.ts';
import { messages } from './messages.ts';
import type { Flip, Ranking } from './strike.ts';
import { useStrikeWords } from './useStrikeWords.ts';

/** What would have to turn out for the second choice to be ahead of the first, in words. */
export function Flips({ ranking }: { readonly ranking: Ranking }) {
  const t = useMessages(messages);
  const { flips, portfolios } = ranking;
  return (
    <Section title={t('flips')}>
      {flips.length === 0 ? (
        <p className="soft">{portfolios.length < 2 ? t('onlyOne') : t('noFlips')}</p>
      ) : (
        <ul className="strike-list">
          {flips.map((flip) => (
            <li key={flip.kind === 'link' ? `${flip.link} ${flip.exists}` : flip.action}>
              <FlipWords flip={flip} ranking={ranking} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function FlipWords({ flip, ranking }: { readonly flip: Flip; readonly ranking: Ranking }) {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useStrikeWords();
  const network = useNetworkWords();
  if (flip.kind === 'success') {
    const action = ranking.actions.find(({ id }) => id === flip.action);
    return (
      <>
        {t(`flip.${flip.side}`, {
          action: action ? words.action(action) : flip.action,
          likelihood: format.percent(flip.likelihood),
        })}{' '}
        <span className="soft">{flip.plausible ? t('plausible') : t('implausible')}</span>
      </>
    );
  }
  const link = ranking.links.find(({ id }) => id === flip.link);
  if (!link) return null;
  const name = (id: string) => ranking.nodes.find((node) => node.id === id)?.caption ?? id;
  const [from, to] = [name(link.from), name(link.to)];
  return t.nodes(flip.exists ? 'flip.exists' : 'flip.absent', {
    from: <bdi key="from">{from}</bdi>,
    to: <bdi key="to">{to}</bdi>,
    type: (
      <EvidenceFigure key="type" statements={link.statements} title={`${from} – ${to}`}>
        {network.type(link.type)}, {network.interval(link.probability)}
      </EvidenceFigure>
    ),
    ahead: words.launches(flip.ahead),
  });
}
