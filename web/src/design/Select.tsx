import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover as AriaPopover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import type { ReactNode } from 'react';
import { common, useMessages } from '../i18n/index.ts';
import { FieldHelp, FieldLabel } from './Field.tsx';
import type { FieldText } from './Field.tsx';
import { Icon } from './Icon.tsx';
import './Select.css';

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  /** A second, fainter text after the label. */
  readonly detail?: string;
  /** Replaces the label on screen; `label` stays what is typed and read aloud. */
  readonly content?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface SelectProps<V extends string> extends FieldText {
  readonly options: readonly Option<V>[];
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  readonly name?: string;
  readonly size?: 'small' | 'medium';
}

/** One of a few. Above about fifteen options use `ComboBox`. */
export function Select<V extends string>({
  label,
  hideLabel = false,
  help,
  problem,
  options,
  value,
  onChange,
  placeholder,
  size = 'medium',
  ...props
}: SelectProps<V>) {
  const t = useMessages(common);
  return (
    <AriaSelect
      {...props}
      className="field select"
      data-size={size}
      isInvalid={problem !== undefined}
      placeholder={placeholder ?? t('choose')}
      value={value ?? null}
      onChange={(key) => {
        if (key !== null) onChange(key as V);
      }}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <AriaButton className="input select-button">
        <SelectValue className="select-value" />
        <Icon name="chevron-down" size={14} />
      </AriaButton>
      <FieldHelp help={help} problem={problem} />
      <OptionPopover>
        <OptionList options={options} />
      </OptionPopover>
    </AriaSelect>
  );
}

export interface ComboBoxProps<V extends string> extends FieldText {
  readonly options: readonly Option<V>[];
  /** Undefined while nothing is chosen. */
  readonly value: V | undefined;
  readonly onChange: (value: V | undefined) => void;
  /** With it, options are those of the caller, such as found at the node; without it they are filtered here. */
  readonly text?: string;
  readonly onTextChange?: (text: string) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
}

export function ComboBox<V extends string>({
  label,
  hideLabel = false,
  help,
  problem,
  options,
  value,
  onChange,
  text,
  onTextChange,
  placeholder,
  ...props
}: ComboBoxProps<V>) {
  const t = useMessages(common);
  return (
    <AriaComboBox
      {...props}
      className="field combo-box"
      isInvalid={problem !== undefined}
      menuTrigger="focus"
      allowsEmptyCollection
      value={value ?? null}
      onChange={(key) => onChange(key === null ? undefined : (key as V))}
      {...(text === undefined ? {} : { inputValue: text })}
      {...(onTextChange ? { onInputChange: onTextChange, defaultFilter: () => true } : {})}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <div className="input combo-row">
        <Input className="combo-input" dir="auto" placeholder={placeholder ?? t('typeToFind')} />
        <AriaButton className="combo-button" aria-label={t('showOptions')}>
          <Icon name="chevron-down" size={14} />
        </AriaButton>
      </div>
      <FieldHelp help={help} problem={problem} />
      <OptionPopover>
        <OptionList options={options} empty={t('nothingFound')} />
      </OptionPopover>
    </AriaComboBox>
  );
}

function OptionPopover({ children }: { readonly children: ReactNode }) {
  return (
    <AriaPopover className="popover option-popover" offset={3}>
      {children}
    </AriaPopover>
  );
}

function OptionList<V extends string>({
  options,
  empty,
}: {
  readonly options: readonly Option<V>[];
  readonly empty?: string;
}) {
  return (
    <ListBox
      className="option-list"
      items={options.map((option) => ({ ...option, id: option.value }))}
      {...(empty ? { renderEmptyState: () => <div className="option-empty">{empty}</div> } : {})}
    >
      {(option) => (
        <ListBoxItem
          id={option.id}
          className="option"
          textValue={option.label}
          isDisabled={option.isDisabled ?? false}
        >
          <span className="option-label">{option.content ?? option.label}</span>
          {option.detail && <span className="option-detail">{option.detail}</span>}
        </ListBoxItem>
      )}
    </ListBox>
  );
}
