import { Button, ConfirmedMark, EvidenceFigure, Section, useIsStacked } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useNetworkWords } from '../useNetworkWords.ts';
import { messages } from './messages.ts';
import type { Portfolio, Ranking } from './strike.ts';
import { useStrikeWords } from './useStrikeWords.ts';

/** Links by which a choice has its effect, with their evidence. */
export function EffectLinks({
  ranking,
  portfolio,
  onLink,
  onChart,
}: {
  readonly ranking: Ranking;
  readonly portfolio: Portfolio;
  readonly onLink: (link: string) => void;
  readonly onChart: () => void;
}) {
  const t = useMessages(messages);
  const words = useStrikeWords();
  const network = useNetworkWords();
  const isStacked = useIsStacked();
  const links = new Map(ranking.links.map((link) => [link.id, link]));
  const names = new Map(ranking.nodes.map(({ id, caption }) => [id, caption]));
  return (
    <Section
      title={t('effect')}
      actions={
        isStacked && (
          <Button size="small" icon="networks" onPress={onChart}>
            {t('onChart')}
          </Button>
        )
      }
    >
      {portfolio.effect.length === 0 ? (
        <p className="soft">{t('noEffect')}</p>
      ) : (
        <>
          <p className="small soft">{t('effectText')}</p>
          <ul className="strike-effects">
            {portfolio.effect.map(({ link: id, carried, stage }) => {
              const link = links.get(id);
              if (!link) return null;
              const [from, to] = [names.get(link.from) ?? link.from, names.get(link.to) ?? link.to];
              return (
                <li key={`${id} ${stage}`}>
                  <Button size="small" variant="quiet" onPress={() => onLink(id)}>
                    <span className="kind-line">
                      <ConfirmedMark isConfirmed={link.confirmed} />
                      <span>
                        <bdi>{from}</bdi> {link.directed ? '→' : '–'} <bdi>{to}</bdi>
                      </span>
                    </span>
                  </Button>
                  <span className="small soft">
                    {network.type(link.type)} · {t('atStage')}: {t(`stage.${stage}`)} ·{' '}
                    <EvidenceFigure statements={link.statements} title={`${from} – ${to}`}>
                      {network.interval(link.probability)}
                    </EvidenceFigure>
                  </span>
                  <span className="numeric nowrap" title={t('launchesLeft')}>
                    {words.launches(carried)}
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Section>
  );
}
