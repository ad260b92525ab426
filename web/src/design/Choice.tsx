import {
  CheckboxButton,
  CheckboxField,
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  SwitchButton,
  SwitchField,
  Text,
} from 'react-aria-components';
import type { ReactNode } from 'react';
import { FieldHelp, FieldLabel } from './Field.tsx';
import type { FieldText } from './Field.tsx';
import { Icon } from './Icon.tsx';
import './Choice.css';

export interface CheckboxProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isIndeterminate?: boolean;
  readonly isDisabled?: boolean;
  readonly help?: ReactNode;
  /** Name where `children` is not enough, such as an empty one in a table. */
  readonly 'aria-label'?: string;
}

export function Checkbox({ children, help, ...props }: CheckboxProps) {
  return (
    <CheckboxField {...props} className="choice-field">
      <CheckboxButton className="choice checkbox">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="choice-box" aria-hidden="true">
              {isIndeterminate ? (
                <Icon name="minus" size={12} />
              ) : isSelected ? (
                <Icon name="check" size={12} />
              ) : null}
            </span>
            {children !== undefined && children !== null && <span className="choice-label">{children}</span>}
          </>
        )}
      </CheckboxButton>
      {help !== undefined && (
        <Text slot="description" className="field-help choice-help">
          {help}
        </Text>
      )}
    </CheckboxField>
  );
}

export interface SwitchProps extends Omit<CheckboxProps, 'isIndeterminate'> {}

/** Takes effect at once; where a form is sent later use `Checkbox`. */
export function Switch({ children, help, ...props }: SwitchProps) {
  return (
    <SwitchField {...props} className="choice-field">
      <SwitchButton className="choice switch">
        <span className="switch-track" aria-hidden="true" />
        <span className="choice-label">{children}</span>
      </SwitchButton>
      {help !== undefined && (
        <Text slot="description" className="field-help choice-help">
          {help}
        </Text>
      )}
    </SwitchField>
  );
}

export interface RadioOption<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly isDisabled?: boolean;
}

export interface RadioGroupProps<V extends string> extends FieldText {
  readonly options: readonly RadioOption<V>[];
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
  readonly orientation?: 'vertical' | 'horizontal';
  readonly isDisabled?: boolean;
  /** Puts the focus on the choice that holds, or on the first. */
  readonly autoFocus?: boolean;
}

export function RadioGroup<V extends string>({
  label,
  hideLabel = false,
  help,
  problem,
  options,
  value,
  onChange,
  orientation = 'vertical',
  isDisabled = false,
  autoFocus = false,
}: RadioGroupProps<V>) {
  return (
    <AriaRadioGroup
      className="field radio-group"
      value={value ?? null}
      onChange={(next) => onChange(next as V)}
      orientation={orientation}
      isDisabled={isDisabled}
      isInvalid={problem !== undefined}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <div className="radio-options">
        {options.map((option, index) => (
          <RadioField
            key={option.value}
            value={option.value}
            autoFocus={autoFocus && (value === undefined ? index === 0 : option.value === value)}
            isDisabled={option.isDisabled ?? false}
            className="choice-field"
          >
            <RadioButton className="choice radio">
              <span className="choice-box" aria-hidden="true" />
              <span className="choice-label">{option.label}</span>
            </RadioButton>
            {option.help !== undefined && (
              <Text slot="description" className="field-help choice-help">
                {option.help}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
      <FieldHelp help={help} problem={problem} />
    </AriaRadioGroup>
  );
}

/** A group of checkboxes or other fields under one heading. */
export function FieldGroup({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="field-group">
      <legend className="field-label">{label}</legend>
      {children}
    </fieldset>
  );
}
