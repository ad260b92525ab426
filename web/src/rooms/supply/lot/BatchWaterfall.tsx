import { Button, ScoreWaterfall } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { bitsOf } from '../supply.ts';
import type { BatchModel, BatchRatio } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';
import './BatchWaterfall.css';

/** What two pieces have in common, feature by feature, with what is taken off because features go together. */
export function BatchWaterfall({
  ratio,
  model,
  onCompare,
}: {
  readonly ratio: BatchRatio;
  readonly model: BatchModel;
  readonly onCompare?: () => void;
}) {
  const t = useMessages(messages);
  const words = useSupplyWords();
  if (ratio.parts.length === 0) return <p className="soft">{t('nothingCompared')}</p>;
  return (
    <div className="batch">
      <ScoreWaterfall
        parts={[
          ...ratio.parts.map((part) => ({ name: words.feature(part), bits: bitsOf(part.weight) })),
          { name: t('together'), bits: bitsOf(ratio.logRatio - ratio.score) },
        ]}
        total={bitsOf(ratio.logRatio)}
      />
      <p className="small soft">
        {model.learnt
          ? t('modelLearnt', { same: model.same, different: model.different, version: model.version })
          : t('modelShipped', { version: model.version })}
      </p>
      {onCompare && (
        <Button size="small" variant="quiet" icon="matches" onPress={onCompare}>
          {t('sideBySide')}
        </Button>
      )}
    </div>
  );
}
