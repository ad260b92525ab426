import type { FormEvent, KeyboardEvent, ReactNode } from 'react';

export interface InPlaceFormProps {
  readonly className: string;
  readonly label?: string;
  readonly onSubmit: () => void;
  /** What Escape does; without it the key is left to the page. */
  readonly onCancel?: () => void;
  readonly children: ReactNode;
}

/** A form inside the page instead of a dialog: Ctrl Enter submits from any of its fields, Escape leaves. */
export function InPlaceForm({ className, label, onSubmit, onCancel, children }: InPlaceFormProps) {
  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
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
