/** A row of which what the table leaves out is null. */
export type Nullable<T> = {
  [Member in keyof T]: undefined extends T[Member] ? Exclude<T[Member], undefined> | null : T[Member];
};

export function withoutNulls<T extends object>(row: Nullable<T>): T {
  return Object.freeze(
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, value === null ? undefined : value]),
    ),
  ) as T;
}

export function jsonOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
