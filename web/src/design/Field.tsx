import {
  FieldError,
  Input,
  Label,
  SearchField as AriaSearchField,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  Button as AriaButton,
} from 'react-aria-components';
import type {
  TextFieldProps as AriaTextFieldProps,
  SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components';
import { useId } from 'react';
import type { ReactNode, Ref } from 'react';
import { common, useMessages } from '../i18n/index.ts';
import { Icon } from './Icon.tsx';
import { KeyHint } from './KeyHint.tsx';
import './Field.css';

export interface FieldText {
  readonly label: string;
  /** Shown below the field: what to write, or what follows from it. */
  readonly help?: ReactNode;
  /** Why the value is not accepted and what to do; its presence makes the field invalid. */
  readonly problem?: string | undefined;
  /** Keeps the label for screen readers only, where the place already says it. */
  readonly hideLabel?: boolean;
}

/** The parts around a control that all fields share. */
export function FieldHelp({ help, problem }: Pick<FieldText, 'help' | 'problem'>) {
  return (
    <>
      {help !== undefined && problem === undefined && (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      )}
      <FieldError className="field-problem">
        {problem ?? (({ validationErrors }) => validationErrors.join(' '))}
      </FieldError>
    </>
  );
}

export function FieldLabel({ label, hideLabel }: Pick<FieldText, 'label' | 'hideLabel'>) {
  return <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>;
}

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'children' | 'className' | 'isInvalid'>, FieldText {
  readonly placeholder?: string;
  /** Identifiers and codes. */
  readonly mono?: boolean;
  /** Values that others wrote here; any other may be written as well. */
  readonly suggestions?: readonly string[];
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  hideLabel = false,
  help,
  problem,
  placeholder,
  mono,
  suggestions = [],
  inputRef,
  ...props
}: TextFieldProps) {
  const list = useId();
  return (
    <AriaTextField {...props} className="field" isInvalid={problem !== undefined}>
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Input
        className={mono ? 'input mono' : 'input'}
        {...(placeholder ? { placeholder } : {})}
        {...(suggestions.length > 0 ? { list } : {})}
        {...(inputRef ? { ref: inputRef } : {})}
      />
      {suggestions.length > 0 && (
        <datalist id={list}>
          {suggestions.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </datalist>
      )}
      <FieldHelp help={help} problem={problem} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends Omit<TextFieldProps, 'inputRef' | 'type' | 'suggestions'> {
  readonly rows?: number;
  readonly areaRef?: Ref<HTMLTextAreaElement>;
}

export function TextArea({
  label,
  hideLabel = false,
  help,
  problem,
  placeholder,
  mono,
  rows = 3,
  areaRef,
  ...props
}: TextAreaProps) {
  return (
    <AriaTextField {...props} className="field" isInvalid={problem !== undefined}>
      <FieldLabel label={label} hideLabel={hideLabel} />
      <AriaTextArea
        className={mono ? 'input mono' : 'input'}
        rows={rows}
        {...(placeholder ? { placeholder } : {})}
        {...(areaRef ? { ref: areaRef } : {})}
      />
      <FieldHelp help={help} problem={problem} />
    </AriaTextField>
  );
}

export interface SearchFieldProps
  extends Omit<AriaSearchFieldProps, 'children' | 'className' | 'isInvalid'>, FieldText {
  readonly placeholder?: string;
  /** Shortcut that leads here, shown while the field is empty. */
  readonly shortcut?: string;
  readonly size?: 'medium' | 'large';
  readonly inputRef?: Ref<HTMLInputElement>;
}

export function SearchField({
  label,
  hideLabel = true,
  help,
  problem,
  placeholder,
  shortcut,
  size = 'medium',
  inputRef,
  ...props
}: SearchFieldProps) {
  const t = useMessages(common);
  return (
    <AriaSearchField
      {...props}
      className="field search-field"
      data-size={size}
      isInvalid={problem !== undefined}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <div className="input search-box">
        <Icon name="search" />
        <Input
          className="search-input"
          dir="auto"
          autoComplete="off"
          spellCheck="false"
          {...(placeholder ? { placeholder } : {})}
          {...(inputRef ? { ref: inputRef } : {})}
        />
        {shortcut && <KeyHint keys={shortcut} />}
        <AriaButton className="search-clear" aria-label={t('clear')}>
          <Icon name="close" size={13} />
        </AriaButton>
      </div>
      <FieldHelp help={help} problem={problem} />
    </AriaSearchField>
  );
}
