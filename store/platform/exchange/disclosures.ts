import type { Partner } from '@foreland/model';
import type { ClientBase } from 'pg';

/** How a contribution is named in the audit log, beside records. */
const CONTRIBUTION = 'contribution:';

/** Remembers what a package would disclose, until it leaves. */
export async function addDisclosureDue(
  client: ClientBase,
  partner: Partner,
  packageId: string,
  given: readonly { readonly record: string; readonly contribution: string }[],
): Promise<void> {
  const names = new Set(
    given.flatMap(({ record, contribution }) => [record, `${CONTRIBUTION}${contribution}`]),
  );
  await client.query(
    `INSERT INTO disclosure_due (partner, package, name) SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`,
    [partner, packageId, [...names]],
  );
}

/** What it discloses, sorted, for the audit log; nothing of it is kept here any longer. */
export async function takeDisclosureDue(
  client: ClientBase,
  partner: Partner,
  packageId: string,
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'DELETE FROM disclosure_due WHERE partner = $1 AND package = $2 RETURNING name',
    [partner, packageId],
  );
  return rows.map(({ name }) => name).sort();
}

/** Forgets what packages would have disclosed that were given up before they left. */
export async function sweepDisclosuresDue(
  client: Pick<ClientBase, 'query'>,
  partner: Partner,
): Promise<void> {
  await client.query(
    `DELETE FROM disclosure_due USING outgoing_package package
     WHERE disclosure_due.partner = $1 AND package.partner = $1 AND package.id = disclosure_due.package
       AND package.state = 'void'`,
    [partner],
  );
}
