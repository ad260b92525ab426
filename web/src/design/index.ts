/**
 * The design system: what rooms are built from. Import from here, not from single files.
 * Props follow react-aria (`onPress`, `isDisabled`, `isSelected`). Style sheets of rooms go into `@layer rooms`.
 */
export { Button, IconButton } from './Button.tsx';
export type { ButtonProps, IconButtonProps } from './Button.tsx';
export { ButtonLink } from './ButtonLink.tsx';
export { ClearFilters } from './ClearFilters.tsx';
export { Icon } from './Icon.tsx';
export type { IconName } from './Icon.tsx';
export { Focusable, Tooltip } from './Tooltip.tsx';
export { KeyHint } from './KeyHint.tsx';
export { SearchField, TextArea, TextField } from './Field.tsx';
export type { SearchFieldProps, TextAreaProps, TextFieldProps } from './Field.tsx';
export { ComboBox, Select } from './Select.tsx';
export type { ComboBoxProps, Option, SelectProps } from './Select.tsx';
export { Checkbox, FieldGroup, RadioGroup, Switch } from './Choice.tsx';
export type { CheckboxProps, RadioGroupProps, RadioOption, SwitchProps } from './Choice.tsx';
export { FileDrop } from './FileDrop.tsx';
export { KeptField } from './KeptField.tsx';
export { InPlaceForm } from './InPlaceForm.tsx';
export { Tabs } from './Tabs.tsx';
export type { TabItem, TabsProps } from './Tabs.tsx';
export { Dialog, Menu, Popover } from './Overlay.tsx';
export type { DialogProps, MenuAction, MenuGroup, MenuProps, PopoverProps } from './Overlay.tsx';
export { Spring, Toolbar } from './Toolbar.tsx';
export { DataTable } from './DataTable.tsx';
export type { Column, DataTableProps, Sort } from './tableTypes.ts';
export { PaneBody, PaneHead, Section } from './Pane.tsx';
export type { PaneHeadProps } from './Pane.tsx';
export { Placeholder } from './Placeholder.tsx';
export { Panes, useIsStacked } from './Panes.tsx';
export type { PaneItem, PanesProps } from './Panes.tsx';
export {
  ConfirmedMark,
  GradeChip,
  HandlingChip,
  KindChip,
  LabelStrip,
  LabelWords,
  PartnerChip,
  PartnerChips,
  Tag,
  TlpChip,
} from './Chip.tsx';
export { ForeignText, Name } from './Name.tsx';
export type { NameProps } from './Name.tsx';
export { CopyButton, Countries, DateRange, DateText, Identifier, Money } from './Values.tsx';
export { ScoreBar, ScoreWaterfall } from './Score.tsx';
export type { ScorePart } from './Score.tsx';
export { SaveImage } from './SaveImage.tsx';
export { JobProgress, Progress } from './Progress.tsx';
export { Computing, NothingListed } from './NothingListed.tsx';
export { EmptyState, ErrorState, Skeleton, useDelayed, useProblemText } from './State.tsx';
export { Timeline } from './Timeline.tsx';
export type { TimelineItem } from './Timeline.tsx';
export { SmallMultiple, Sparkline } from './Trend.tsx';
export type { TrendPoint } from './trend.ts';
export { LossList } from './LossList.tsx';
export type { LossReport } from './LossList.tsx';
export { Stepper } from './Stepper.tsx';
export type { StepItem } from './Stepper.tsx';
export { EvidenceFigure, useEvidence, useEvidenceSource } from './Evidence.tsx';
export type { EvidenceControl, EvidenceSource } from './Evidence.tsx';
export { fileName, saveFile, toCsv } from './csv.ts';
