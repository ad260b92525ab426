import { useState } from 'react';
import { Button, Select } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { useEngineText } from '../../../i18n/engines.ts';
import { messages } from '../messages.ts';
import { TOLD } from '../route.ts';
import type { NetworksSearch, Told } from '../route.ts';
import { partsOf, valueOf } from './analyses.ts';
import type { Analysis, Part, Parts } from './analyses.ts';
import { ParameterField } from './ParameterField.tsx';

export type Asking = Pick<NetworksSearch, 'analysis' | 'part' | 'set' | 'told'>;

export interface AnalysisFormProps {
  readonly analyses: readonly Analysis[];
  readonly analysis: Analysis;
  readonly part: Part;
  readonly parts: Parts;
  readonly asking: Asking;
  readonly onChange: (asking: { readonly [K in keyof Asking]?: Asking[K] | undefined }) => void;
  /** The table shows what would be asked. */
  readonly isAnswered: boolean;
  readonly isUnderWay: boolean;
  readonly onRun: () => void;
}

/** Which analysis, of which part of the network, and what may be set. */
export function AnalysisForm(props: AnalysisFormProps) {
  const { analyses, analysis, part, parts, asking, onChange } = props;
  const t = useMessages(messages);
  const said = useEngineText();
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  // What somebody has set, or a colleague has sent, is in sight.
  const [isSetOpen, setSetOpen] = useState(asking.set !== undefined);
  const told: Told = asking.told ?? 'usual';
  const set = (name: string, value: number | undefined) => {
    setWrong((before) => {
      const next = new Set(before);
      if (value === undefined) next.add(name);
      else next.delete(name);
      return next;
    });
    if (value !== undefined) onChange({ set: { ...asking.set, [name]: value } });
  };
  return (
    <form
      className="analysis-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong.size === 0 && !props.isUnderWay) props.onRun();
      }}
    >
      <Select
        label={t('analysis')}
        options={analyses.map(({ id, title }) => ({ value: id, label: said(title) }))}
        value={analysis.id}
        onChange={(id) => {
          setWrong(new Set());
          onChange({ analysis: id, set: undefined });
        }}
        help={said(analysis.about)}
      />
      <div className="analysis-scope">
        <Select
          label={t('runOn')}
          options={partsOf(parts).map((value) => ({ value, label: t(`part.${value}`) }))}
          value={part}
          onChange={(next) => onChange({ part: next })}
          help={part === 'chart' ? t('chartLinks') : undefined}
        />
        <Select
          label={t('told')}
          options={TOLD.map((value) => ({ value, label: t(`told.${value}`) }))}
          value={told}
          onChange={(next) => onChange({ told: next === 'usual' ? undefined : next })}
        />
      </div>
      {analysis.parameters.length > 0 && (
        <details
          className="analysis-settings"
          open={isSetOpen}
          onToggle={(event) => setSetOpen(event.currentTarget.open)}
        >
          <summary>{t('settings')}</summary>
          <div className="analysis-parameters">
            {analysis.parameters.map((parameter) => (
              <ParameterField
                key={`${analysis.id} ${parameter.name}`}
                parameter={parameter}
                value={valueOf(parameter, asking.set)}
                onValue={(value) => set(parameter.name, value)}
              />
            ))}
          </div>
        </details>
      )}
      <Button
        type="submit"
        icon="play"
        variant={props.isAnswered ? 'default' : 'primary'}
        isDisabled={wrong.size > 0 || props.isUnderWay}
      >
        {t(props.isAnswered ? 'runAgain' : 'run')}
      </Button>
    </form>
  );
}
