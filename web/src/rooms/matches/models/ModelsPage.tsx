import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import {
  ButtonLink,
  ErrorState,
  NothingListed,
  PaneBody,
  PaneHead,
  Panes,
  Section,
  Skeleton,
} from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useAskAgain } from '../../useAskAgain.ts';
import { percentOf } from '../likelihood.ts';
import type { EntityTypeCode, Model } from '../matches.ts';
import { messages } from '../messages.ts';
import { modelsRoute } from '../route.ts';
import { FieldWeights } from './FieldWeights.tsx';
import { Policy } from './Policy.tsx';
import { Reliability } from './Reliability.tsx';
import '../../shared.css';
import '../matches.css';
import './models.css';

/** How agreement is weighed, kind by kind: parameters, how well probabilities hold, and whether they still fit. */
export function ModelsPage() {
  const t = useMessages(messages);
  const { type } = modelsRoute.useSearch();
  const navigate = modelsRoute.useNavigate();
  const { data, error, refetch } = useAnswer(contract.matchModels);
  useAskAgain(data?.computing ?? false, () => void refetch());
  const models = data?.models ?? [];
  const model = models.find((one) => one.type === type) ?? models[0];
  return (
    <Panes
      id="models"
      active="models"
      panes={[
        {
          id: 'models',
          label: t('models'),
          min: 320,
          content: (
            <>
              <PaneHead
                level={1}
                title={t('models')}
                actions={
                  <ButtonLink to="/matches" size="small" variant="quiet" icon="arrow-start">
                    {t('backToQueue')}
                  </ButtonLink>
                }
              >
                {model && (
                  <TypeChoice
                    models={models}
                    chosen={model.type}
                    onChoose={(next) => void navigate({ search: { type: next }, replace: true })}
                  />
                )}
              </PaneHead>
              {error && <ErrorState error={error} onRetry={() => void refetch()} />}
              {!data && !error && <Skeleton lines={14} label={t('models')} />}
              {data && !model && (
                <NothingListed isComputing={data.computing} icon="matches" title={t('noModels')}>
                  {t('noModelsText')}
                </NothingListed>
              )}
              {model && <ModelParts key={model.type} model={model} />}
            </>
          ),
        },
      ]}
    />
  );
}

function TypeChoice({
  models,
  chosen,
  onChoose,
}: {
  readonly models: readonly Model[];
  readonly chosen: EntityTypeCode;
  readonly onChoose: (type: EntityTypeCode) => void;
}) {
  const t = useMessages(messages);
  return (
    <ToggleButtonGroup
      className="status-choice"
      aria-label={t('type')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const [next] = keys;
        if (next !== undefined) onChoose(next as EntityTypeCode);
      }}
    >
      {models.map(({ type }) => (
        <ToggleButton key={type} id={type} className="status-option">
          {t(`type.${type}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function ModelParts({ model }: { readonly model: Model }) {
  const t = useMessages(messages);
  const format = useFormat();
  return (
    <PaneBody>
      <div className="model-parts">
        <div className="model-facts">
          <Section title={t('howMade')}>
            <dl className="fact-list">
              <div>
                <dt>{t('modelId')}</dt>
                <dd>
                  {model.id}, {t('modelVersion', { version: model.version })}
                </dd>
              </div>
              <div>
                <dt>{t('trainedOn')}</dt>
                <dd>{model.trainedOn === '' ? t('notTrained') : model.trainedOn}</dd>
              </div>
              <div>
                <dt>{t('pairsUsed')}</dt>
                <dd>{format.number(model.pairsUsed)}</dd>
              </div>
              <div>
                <dt>{t('field.prior')}</dt>
                <dd>
                  {model.prior > 0 && model.prior < 0.5
                    ? t('oneIn', { number: format.number(Number((1 / model.prior).toPrecision(3))) })
                    : percentOf(model.prior, format)}
                </dd>
              </div>
            </dl>
          </Section>
          <Section title={t('policy')}>
            <Policy policy={model.policy} />
          </Section>
        </div>
        <Section title={t('reliability')}>
          <Reliability model={model} />
        </Section>
      </div>
      <Section title={t('weights')}>
        <FieldWeights model={model} />
      </Section>
    </PaneBody>
  );
}
