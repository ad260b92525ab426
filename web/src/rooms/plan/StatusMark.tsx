import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import type { PlanStatus } from './route.ts';

/** A disc that fills, a triangle, a cross: each status has a shape of its own beside its word. */
const SHAPES: Readonly<Record<PlanStatus, string>> = {
  'not-started': 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm0 1.4a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2Z',
  'under-way': 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm0 1.4v6.2a3.1 3.1 0 0 1 0-6.2Z',
  'at-risk': 'M6 1 11.2 10.5H.8ZM5.3 4.2v3.2h1.4V4.2Zm0 4.1v1.2h1.4V8.3Z',
  done: 'M1.6 6.4 2.7 5.2 4.8 7.3 9.3 2.4 10.4 3.5 4.8 9.6Z',
  stopped: 'M2.6 1.6 6 5 9.4 1.6l1 1L7 6l3.4 3.4-1 1L6 7l-3.4 3.4-1-1L5 6 1.6 2.6Z',
};

export function StatusMark({ status }: { readonly status: PlanStatus }) {
  const t = useMessages(messages);
  return (
    <span className="status-mark" data-status={status}>
      <svg viewBox="0 0 12 12" width="0.75rem" height="0.75rem" aria-hidden="true">
        <path fillRule="evenodd" fill="currentcolor" d={SHAPES[status]} />
      </svg>
      {t(`status.${status}`)}
    </span>
  );
}
