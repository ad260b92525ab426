import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './Icon.tsx';

interface AnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly ref?: Ref<HTMLAnchorElement>;
  readonly variant?: 'primary' | 'default' | 'quiet';
  readonly size?: 'small' | 'medium';
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

function Anchor({ variant = 'default', size = 'medium', icon, className, children, ...props }: AnchorProps) {
  return (
    <a
      {...props}
      className={['button', className].filter(Boolean).join(' ')}
      data-variant={variant}
      data-size={size}
    >
      {icon && <Icon name={icon} />}
      <span className="button-text">{children}</span>
    </a>
  );
}

/** A link of the router that looks like a button: `<ButtonLink to="/leads" search={…} variant="primary">`. */
export const ButtonLink = createLink(Anchor);
