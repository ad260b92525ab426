import { Link } from '@tanstack/react-router';
import { Name } from '../../design/index.ts';
import type { Named } from './supply.ts';

/** Whom or what a record names, leading to its dossier. */
export function PartyLink({ of }: { readonly of: Named }) {
  return (
    <Link to="/records/$record" params={{ record: of.id }}>
      <Name name={of.caption} />
    </Link>
  );
}

/** Several of them, one after another. */
export function PartyLinks({ of }: { readonly of: readonly Named[] }) {
  return (
    <span className="party-links">
      {of.map((each) => (
        <PartyLink key={each.id} of={each} />
      ))}
    </span>
  );
}
