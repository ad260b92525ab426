import { GRADING_SCHEMES } from '@foreland/model/grading';
import type { GradingScheme, GradingSchemeDefinition } from '@foreland/model/grading';
import { GradeChip, Select } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { codes } from '../../i18n/codes.ts';
import { messages } from './messages.ts';

const NONE = 'none';
const SCHEMES = Object.keys(GRADING_SCHEMES) as readonly GradingScheme[];
const SCHEME_NAMES: Readonly<Record<GradingScheme, string>> = {
  '4x4': 'Europol 4×4',
  '3x5x2': 'UK 3×5×2',
  admiralty: 'Admiralty',
};

export interface GradingFieldProps {
  readonly label: string;
  /** As in model/grading.ts, such as `4x4/B/2`; empty where nothing is graded. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly canBeEmpty?: boolean;
}

/** A grade in the contributor's own scheme, put together code by code. */
export function GradingField({ label, value, onChange, canBeEmpty = false }: GradingFieldProps) {
  const t = useMessages(messages);
  const c = useMessages(codes);
  const [scheme = NONE, source = '', information = '', handling] = value === '' ? [NONE] : value.split('/');
  const definition: GradingSchemeDefinition | undefined = Object.hasOwn(GRADING_SCHEMES, scheme)
    ? GRADING_SCHEMES[scheme as GradingScheme]
    : undefined;

  function begin(next: string) {
    if (next === NONE) return onChange('');
    const chosen: GradingSchemeDefinition = GRADING_SCHEMES[next as GradingScheme];
    const last = (table: Readonly<Record<string, string>>) => Object.keys(table).at(-1) ?? '';
    onChange(
      [next, last(chosen.source), last(chosen.information), ...(chosen.handling ? ['P'] : [])].join('/'),
    );
  }

  const words = (part: 'source' | 'information' | 'handling', table: Readonly<Record<string, string>>) =>
    Object.keys(table).map((code) => ({
      value: code,
      label: `${code} · ${c(`grading.${scheme}.${part}.${code}` as 'protected')}`,
    }));
  const write = (next: readonly (string | undefined)[]) =>
    onChange(next.filter((part) => part !== undefined).join('/'));

  return (
    <div className="grading-field" role="group" aria-label={label}>
      <Select
        label={label}
        size="small"
        value={scheme}
        onChange={begin}
        options={[
          ...(canBeEmpty || definition === undefined ? [{ value: NONE, label: t('notGraded') }] : []),
          ...SCHEMES.map((each) => ({ value: each as string, label: SCHEME_NAMES[each] })),
        ]}
      />
      {definition && (
        <>
          <Select
            label={t('gradeSource')}
            size="small"
            value={source}
            onChange={(next) => write([scheme, next, information, handling])}
            options={words('source', definition.source)}
          />
          <Select
            label={t('gradeInformation')}
            size="small"
            value={information}
            onChange={(next) => write([scheme, source, next, handling])}
            options={words('information', definition.information)}
          />
          {definition.handling && (
            <Select
              label={t('gradeHandling')}
              size="small"
              value={handling}
              onChange={(next) => write([scheme, source, information, next])}
              options={words('handling', definition.handling)}
            />
          )}
          <GradeChip grading={value} />
        </>
      )}
    </div>
  );
}
