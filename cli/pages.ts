/** One page of a listing and where the next begins. */
export interface Listing<Item> {
  readonly items: readonly Item[];
  readonly next?: string | undefined;
}

/**
 * Items of a listing, page by page, until there are as many as wanted.
 * @param largest items the node gives in one page
 * @returns the items, and whether there are more
 */
export async function gather<Item>(
  wanted: number,
  largest: number,
  page: (limit: number, cursor: string | undefined) => Promise<Listing<Item>>,
): Promise<{ readonly items: Item[]; readonly more: boolean }> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const listing = await page(Math.min(largest, wanted - items.length), cursor);
    items.push(...listing.items);
    cursor = listing.next;
  } while (cursor !== undefined && items.length < wanted);
  return { items, more: cursor !== undefined };
}
