import type { TaxiiCollectionSource, TaxiiNewObject, TaxiiStatus } from '@foreland/formats';
import { writeVersion } from '@foreland/formats';
import type { Reader } from '@foreland/model';
import { TaxiiCollections } from '@foreland/store/platform';
import type { Context } from '../context.ts';

/** The collections of a node, for as long as their partner is served; what is posted to be imported starts a job. */
export function collectionSource(context: Context, collections: TaxiiCollections): TaxiiCollectionSource {
  const isServed = ({ partner }: Reader): boolean => !context.exchange.directory.isSuspended(partner);
  return {
    collections: async (reader) => (isServed(reader) ? collections.collections(reader) : []),
    collection: async (reader, name) => (isServed(reader) ? collections.collection(reader, name) : undefined),
    page: (...given) => collections.page(...given),
    holds: (...given) => collections.holds(...given),
    add: (...given) => collections.add(...given),
    remove: (...given) => collections.remove(...given),
    keepStatus: (...given) => collections.keepStatus(...given),
    status: (...given) => collections.status(...given),
    async receive(reader, collection, status, objects) {
      await context.taxii.table.posts.keep(reader, {
        id: status.id,
        collection,
        requestedAt: status.requestedAt,
        failures: status.failures,
        pending: objects.map((object) => ({ ...object, named: nameOf(object, status) })),
      });
      void context.taxii.pass();
    },
  };
}

function nameOf({ version }: TaxiiNewObject, { requestedAt }: TaxiiStatus): string {
  return writeVersion(version ?? requestedAt);
}
