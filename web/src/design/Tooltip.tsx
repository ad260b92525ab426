import { Focusable, Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { KeyHint } from './KeyHint.tsx';
import './Tooltip.css';

export interface TooltipProps {
  readonly text: ReactNode;
  readonly shortcut?: string;
  /** One focusable element: a button of ours, or an element made focusable with `Focusable`. */
  readonly children: ReactElement;
  readonly placement?: ComponentProps<typeof AriaTooltip>['placement'];
}

/** Adds to what is already named; never the only place where something is said. */
export function Tooltip({ text, shortcut, children, placement = 'bottom' }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100}>
      {children}
      <AriaTooltip className="tooltip" placement={placement} offset={6}>
        {text}
        {shortcut && <KeyHint keys={shortcut} />}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

export { Focusable };
