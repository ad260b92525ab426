import { Button as AriaButton, composeRenderProps } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';
import { Tooltip } from './Tooltip.tsx';
import './Button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'children'> {
  readonly children: ReactNode;
  /** `primary` once per view at most; `quiet` for toolbars; `danger` where something is taken away. */
  readonly variant?: 'primary' | 'default' | 'quiet' | 'danger';
  readonly icon?: IconName;
  readonly size?: 'small' | 'medium';
}

/** A press that does something. For going somewhere use `ButtonLink`. `isPending` shows work under way and blocks a second press. */
export function Button({
  variant = 'default',
  icon,
  size = 'medium',
  children,
  className,
  ...props
}: ButtonProps) {
  return (
    <AriaButton
      {...props}
      className={composeRenderProps(className, (own) => ['button', own].filter(Boolean).join(' '))}
      data-variant={variant}
      data-size={size}
    >
      {icon && <Icon name={icon} />}
      <span className="button-text">{children}</span>
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'aria-label'> {
  readonly icon: IconName;
  /** Accessible name, also shown as the tooltip. */
  readonly label: string;
  /** Shortcut shown in the tooltip, such as `Ctrl K`. */
  readonly shortcut?: string;
  readonly size?: 'small' | 'medium';
  readonly variant?: 'default' | 'quiet' | 'danger';
}

export function IconButton({
  icon,
  label,
  shortcut,
  size = 'medium',
  variant = 'quiet',
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip text={label} {...(shortcut ? { shortcut } : {})}>
      <AriaButton
        {...props}
        aria-label={label}
        className={composeRenderProps(className, (own) =>
          ['button', 'icon-button', own].filter(Boolean).join(' '),
        )}
        data-variant={variant}
        data-size={size}
      >
        <Icon name={icon} />
      </AriaButton>
    </Tooltip>
  );
}
