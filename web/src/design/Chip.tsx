import type { Label } from '@foreland/model/label';
import type { Kind } from '@foreland/model/statement';
import type { Partner } from '@foreland/model/partner';
import type { ReactNode } from 'react';
import { useCodes } from '../i18n/codes.ts';
import { common, useFormat, useMessages } from '../i18n/index.ts';
import { handlingCode, shownGrade } from './chips.ts';
import { Icon } from './Icon.tsx';
import './Chip.css';

/** A code that is read aloud and spelled out on hover. */
function Code({
  kind,
  name,
  children,
  tone,
}: {
  readonly kind: string;
  readonly name: string;
  readonly children: ReactNode;
  readonly tone?: string;
}) {
  return (
    <span className={`chip chip-${kind}`} role="img" aria-label={name} title={name} data-tone={tone}>
      {children}
    </span>
  );
}

/** Source and information in two cells, each shaded by its own strength; the scheme shows in the corners. */
export function GradeChip({ grading }: { readonly grading: string | undefined }) {
  const codes = useCodes();
  const t = useMessages(common);
  if (grading === undefined)
    return (
      <Code kind="grade" name={t('notGraded')}>
        <span className="grade-cell" data-strength="none">
          –
        </span>
      </Code>
    );
  const shown = shownGrade(grading);
  if (!shown)
    return (
      <Code kind="grade" name={grading}>
        <span className="grade-cell" data-strength="0">
          {grading}
        </span>
      </Code>
    );
  return (
    <Code kind="grade" name={codes.grading(shown.grading)} tone={shown.grading.scheme}>
      <span className="grade-cell" data-strength={shown.source}>
        {shown.grading.source}
      </span>
      <span className="grade-cell" data-strength={shown.information}>
        {shown.grading.information}
      </span>
      {shown.grading.handling && (
        <span className="grade-cell" data-strength="none">
          {shown.grading.handling}
        </span>
      )}
    </Code>
  );
}

/** Europol handling codes as a set: one box per code, restricting ones filled. */
export function HandlingChip({ handling }: { readonly handling: readonly string[] }) {
  const codes = useCodes();
  if (handling.length === 0) return null;
  return (
    <span className="chip-set">
      {handling.map((one) => {
        const { code, text } = handlingCode(one);
        return (
          <Code
            key={one}
            kind="handling"
            name={text ? `${codes.handling(code)}: ${text}` : codes.handling(code)}
            tone={code}
          >
            {code}
            {text ? '…' : ''}
          </Code>
        );
      })}
    </span>
  );
}

const TLP_SHORT = {
  clear: 'CLEAR',
  green: 'GREEN',
  amber: 'AMBER',
  'amber+strict': 'AMBER+',
  red: 'RED',
} as const;

/** Traffic Light Protocol in the colours that FIRST lays down: on black, with the word. */
export function TlpChip({ tlp }: { readonly tlp: Label['tlp'] }) {
  const codes = useCodes();
  return (
    <Code kind="tlp" name={codes.tlp(tlp)} tone={tlp}>
      {TLP_SHORT[tlp]}
    </Code>
  );
}

/** Fact (filled square) or assessment (open diamond). */
export function KindChip({ kind, withText = false }: { readonly kind: Kind; readonly withText?: boolean }) {
  const codes = useCodes();
  return (
    <span className="chip-mark" role="img" aria-label={codes.kind(kind)} title={codes.kind(kind)}>
      <svg viewBox="0 0 12 12" width="0.75rem" height="0.75rem" aria-hidden="true">
        {kind === 'fact' ? (
          <rect x="2" y="2" width="8" height="8" fill="currentcolor" />
        ) : (
          <path d="M6 1.2 10.8 6 6 10.8 1.2 6Z" fill="none" stroke="currentcolor" strokeWidth="1.4" />
        )}
      </svg>
      {withText && <span>{codes.kind(kind)}</span>}
    </span>
  );
}

/** Confirmed (full disc) or not (broken ring). */
export function ConfirmedMark({
  isConfirmed,
  withText = false,
}: {
  readonly isConfirmed: boolean;
  readonly withText?: boolean;
}) {
  const t = useMessages(common);
  const name = isConfirmed ? t('confirmed') : t('unconfirmed');
  return (
    <span className="chip-mark" role="img" aria-label={name} title={name}>
      <svg viewBox="0 0 12 12" width="0.75rem" height="0.75rem" aria-hidden="true">
        {isConfirmed ? (
          <circle cx="6" cy="6" r="4.5" fill="currentcolor" />
        ) : (
          <circle
            cx="6"
            cy="6"
            r="4.2"
            fill="none"
            stroke="currentcolor"
            strokeWidth="1.5"
            strokeDasharray="2.2 2.2"
          />
        )}
      </svg>
      {withText && <span>{name}</span>}
    </span>
  );
}

export function PartnerChip({
  partner,
  withText = false,
}: {
  readonly partner: Partner;
  readonly withText?: boolean;
}) {
  const codes = useCodes();
  return (
    <>
      <Code kind="partner" name={codes.partner(partner)}>
        {partner}
      </Code>
      {withText && <span className="chip-text">{codes.partner(partner)}</span>}
    </>
  );
}

export function PartnerChips({ partners }: { readonly partners: readonly Partner[] }) {
  return (
    <span className="chip-set">
      {partners.map((partner) => (
        <PartnerChip key={partner} partner={partner} />
      ))}
    </span>
  );
}

export type ShownLabel = Omit<Label, 'handling'> & { readonly handling: readonly string[] };

/** The access label in one line and one order: originators, handling, TLP, level, protection. Slots keep their width, so that lines align. */
export function LabelStrip({ label }: { readonly label: ShownLabel }) {
  const codes = useCodes();
  return (
    <span className="label-strip">
      <span className="label-slot label-originators">
        <PartnerChips partners={label.originators} />
      </span>
      <span className="label-slot label-tlp">
        <TlpChip tlp={label.tlp} />
      </span>
      <span className="label-slot label-handling">
        <HandlingChip handling={label.handling} />
      </span>
      {label.level !== 'unclassified' && (
        <Code kind="level" name={codes.level(label.level)} tone={label.level}>
          {codes.level(label.level)}
        </Code>
      )}
      {label.protected && (
        <span className="chip-protected" title={codes.protectedText()}>
          <Icon name="shield" size={14} />
          <span className="visually-hidden">{codes.protectedText()}</span>
        </span>
      )}
    </span>
  );
}

/** Every member of the label in words, for the evidence pane. */
export function LabelWords({ label }: { readonly label: ShownLabel }) {
  const codes = useCodes();
  const format = useFormat();
  const t = useMessages(common);
  const rows: readonly (readonly [string, string])[] = [
    [t('originators'), format.list(label.originators.map((partner) => codes.partner(partner)))],
    [
      t('audience'),
      label.audience.length === 0
        ? t('nobody')
        : format.list(label.audience.map((partner) => codes.partner(partner))),
    ],
    [
      t('purposes'),
      label.purposes.length === 0
        ? t('none')
        : format.list(label.purposes.map((purpose) => codes.purpose(purpose))),
    ],
    [
      t('handling'),
      label.handling
        .map((one) => {
          const { code, text } = handlingCode(one);
          return text ? `${codes.handling(code)}: ${text}` : codes.handling(code);
        })
        .join('; ') || t('none'),
    ],
    [t('tlp'), codes.tlp(label.tlp)],
    [t('level'), codes.level(label.level)],
    [t('reviewBy'), format.date(label.reviewBy)],
  ];
  return (
    <dl className="label-words">
      {rows.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A plain word in a box: a schema, a status. `tone` adds a meaning that the word already says. */
export function Tag({
  children,
  tone = 'neutral',
}: {
  readonly children: ReactNode;
  readonly tone?: 'neutral' | 'accent' | 'good' | 'caution' | 'critical';
}) {
  return (
    <span className="tag" data-tone={tone}>
      {children}
    </span>
  );
}
