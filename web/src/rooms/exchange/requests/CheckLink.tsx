import { Link } from '@tanstack/react-router';
import { Identifier } from '../../../design/index.ts';
import { useSession } from '../../../shell/session.tsx';
import { viewsOf } from '../checks/check.ts';
import type { InformationRequest } from './requests.ts';

/** The private check that a request follows up; both nodes know it under this id. */
export function CheckLink({
  check,
  direction,
}: {
  readonly check: string;
  readonly direction: InformationRequest['direction'];
}) {
  const { role } = useSession();
  const view = direction === 'asked' ? 'asked' : 'answered';
  const shown = <Identifier value={check} shown={`${check.slice(0, 8)}…`} />;
  if (!viewsOf(role).includes(view)) return shown;
  return (
    <Link to="/exchange" search={{ part: 'checks', item: check, ...(view === 'asked' ? {} : { view }) }}>
      {shown}
    </Link>
  );
}
