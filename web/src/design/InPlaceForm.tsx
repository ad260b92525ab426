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
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
    else if (event.key === 'Escape' && onCancel) {
      event.stopPropagation();
      onCancel();
    }
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys pressed in its fields arrive here
    <form className={className} aria-label={label} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      {children}
    </form>
  );
}
