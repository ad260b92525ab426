import { useRef } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { flushSync } from 'react-dom';

/** Text fields say it themselves; of a choice from a list its button is what can be focused. */
const FIRST_INVALID = '[aria-invalid=true], .field[data-invalid] button';

export interface InPlaceFormProps {
  readonly className: string;
  readonly label?: string;
  readonly onSubmit: () => void;
  /** What Escape does; without it the key is left to the page. */
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** A form inside the page instead of a dialog: Ctrl Enter submits from any of its fields, Escape leaves. What is wrong gets the focus. */
export function InPlaceForm({ className, label, onSubmit, onCancel, children }: InPlaceFormProps) {
  const form = useRef<HTMLFormElement>(null);
  function submit(event: FormEvent) {
    event.preventDefault();
    // What is missing may be far from the button: the first field of it comes into view, with the keyboard in it.
    flushSync(onSubmit);
    form.current?.querySelector<HTMLElement>(FIRST_INVALID)?.focus();
  }
  // Before the field sees it: radio buttons keep the key to themselves.
  function onKeyDownCapture(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  }
  // After the field has seen it: an open list closes first.
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !onCancel) return;
    event.stopPropagation();
    onCancel();
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys pressed in its fields arrive here
    <form
      ref={form}
      className={className}
      aria-label={label}
      onSubmit={submit}
      onKeyDownCapture={onKeyDownCapture}
      onKeyDown={onKeyDown}
      noValidate
    >
      {children}
    </form>
  );
}
