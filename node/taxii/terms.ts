import { ForelandError, parseLabel } from '@foreland/model';
import type { Json, Reader, View } from '@foreland/model';
import { FeedTerms } from '@foreland/model/contract/taxii';
import type { Context } from '../context.ts';
import type { ImportRun } from '../rooms/import-run.ts';

/** The terms on which everything from one place is imported, with the day on which this came. */
export function importOptions(terms: Json, receivedOn: string): ImportRun['options'] {
  const { label, ...rest } = FeedTerms.parse(terms);
  return { terms: { ...rest, receivedOn, label: parseLabel(label) } };
}

/**
 * The view in which something is imported without its person being there: as it was when they set it up, for as long as
 * they may work here in that role.
 * @throws ForelandError `importer-gone`
 */
export async function importerView({ accounts, store }: Context, reader: Reader): Promise<View> {
  const account = await accounts.find(reader.user);
  if (
    account &&
    !account.disabled &&
    account.partner === reader.partner &&
    account.roles.includes(reader.role)
  )
    return store.view(reader);
  throw new ForelandError({
    code: 'importer-gone',
    message: 'The person in whose name this is imported does not work here in that role any more.',
    remedy: 'Let somebody else set it up again.',
    status: 409,
  });
}
