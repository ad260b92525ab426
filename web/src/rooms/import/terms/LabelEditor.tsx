import { LEVELS, PURPOSES, TLPS } from '@foreland/model/label';
import { PARTNERS } from '@foreland/model/partner';
import { Checkbox, FieldGroup, LabelStrip, Select, TextField } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { Terms, TermsProblem } from '../wizard/draft.ts';
import { LabelSentence } from './LabelSentence.tsx';

type Label = Terms['label'];

const HANDLING = ['H0', 'H1', 'H2'] as const;
const OTHER = 'H3';

export interface LabelEditorProps {
  readonly label: Label;
  readonly onChange: (label: Label) => void;
  readonly problems: ReadonlySet<TermsProblem>;
}

/** The access label, member by member, and below it in one sentence what follows from it. */
export function LabelEditor({ label, onChange, problems }: LabelEditorProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const own = label.originators[0];
  const other = label.handling.find((code) => code.startsWith(OTHER));
  const toggle = <V extends string>(values: readonly V[], value: V, isOn: boolean): V[] =>
    isOn
      ? [...values.filter((one) => one !== value), value].toSorted()
      : values.filter((one) => one !== value);
  const setOther = (text: string | undefined) =>
    onChange({
      ...label,
      handling: [
        ...label.handling.filter((code) => !code.startsWith(OTHER)),
        ...(text === undefined ? [] : [text === '' ? OTHER : `${OTHER}:${text}`]),
      ].toSorted(),
    });

  return (
    <div className="label-editor">
      <FieldGroup label={t('audience')}>
        <div className="choice-set">
          {PARTNERS.map((partner) => (
            <Checkbox
              key={partner}
              isSelected={label.audience.includes(partner)}
              onChange={(isOn) => onChange({ ...label, audience: toggle(label.audience, partner, isOn) })}
            >
              {codes.partner(partner)}
              {partner === own ? ` (${t('own')})` : ''}
            </Checkbox>
          ))}
        </div>
        {problems.has('audience') && <p className="field-problem">{t('problem.audience')}</p>}
      </FieldGroup>
      <FieldGroup label={t('purposes')}>
        <div className="choice-set">
          {PURPOSES.map((purpose) => (
            <Checkbox
              key={purpose}
              isSelected={label.purposes.includes(purpose)}
              onChange={(isOn) => onChange({ ...label, purposes: toggle(label.purposes, purpose, isOn) })}
            >
              {codes.purpose(purpose)}
            </Checkbox>
          ))}
        </div>
        {problems.has('purposes') && <p className="field-problem">{t('problem.purposes')}</p>}
      </FieldGroup>
      <FieldGroup label={t('handling')}>
        <div className="choice-list">
          {HANDLING.map((code) => (
            <Checkbox
              key={code}
              isSelected={label.handling.includes(code)}
              onChange={(isOn) => onChange({ ...label, handling: toggle(label.handling, code, isOn) })}
            >
              {codes.handling(code)}
            </Checkbox>
          ))}
          <Checkbox isSelected={other !== undefined} onChange={(isOn) => setOther(isOn ? '' : undefined)}>
            {codes.handling(OTHER)}
          </Checkbox>
          {other !== undefined && (
            <TextField
              label={t('otherRestrictions')}
              value={other.slice(OTHER.length + 1)}
              maxLength={200}
              onChange={setOther}
            />
          )}
        </div>
      </FieldGroup>
      <div className="label-ladders">
        <Select
          label={t('tlp')}
          value={label.tlp}
          onChange={(tlp) => onChange({ ...label, tlp })}
          options={TLPS.map((tlp) => ({ value: tlp, label: codes.tlp(tlp) }))}
        />
        <Select
          label={t('level')}
          value={label.level}
          onChange={(level) => onChange({ ...label, level })}
          options={LEVELS.map((level) => ({ value: level, label: codes.level(level) }))}
        />
        <TextField
          label={t('reviewBy')}
          type="date"
          value={label.reviewBy}
          onChange={(reviewBy) => onChange({ ...label, reviewBy })}
          help={t('reviewByHelp')}
          problem={
            problems.has('reviewBy')
              ? t('problem.reviewBy')
              : problems.has('reviewOrder')
                ? t('problem.reviewOrder')
                : undefined
          }
        />
      </div>
      <div className="label-result" role="status">
        <LabelStrip label={label} />
        <LabelSentence label={label} />
      </div>
    </div>
  );
}
