/** Chooses a page size at which few pages show the resources of a case, and more than one page does. */

/** The maximum number of pages up to the last resource. */
const PAGES = 5;
/** The maximum number of pages of a walk to the end of a list. */
const PAGES_TO_THE_END = 10;

export interface Sizes {
  /** The smallest size that is wanted. */
  least: number;
  minSize?: number;
  maxSize: number;
}

/** The page size for these positions in the list; undefined if no size meets both conditions. */
export function smallSize(positions: readonly number[], { least, minSize = 1, maxSize }: Sizes): number | undefined {
  const first = Math.min(...positions);
  const last = Math.max(...positions);
  for (let size = Math.max(least, minSize); size <= Math.min(maxSize, last); size += 1) {
    const [firstPage, lastPage] = [Math.floor(first / size), Math.floor(last / size)];
    if (lastPage < PAGES && firstPage < lastPage) return size;
  }
  return undefined;
}

/** The smallest page size that leaves one item of the list for the last of at most `PAGES_TO_THE_END` pages; undefined if there is none. */
export function sizeLeavingOne(total: number, { least, minSize = 1, maxSize }: Sizes): number | undefined {
  const smallest = Math.max(least, minSize, Math.ceil(total / PAGES_TO_THE_END));
  for (let size = smallest; size <= Math.min(maxSize, total - 1); size += 1) if (total % size === 1) return size;
  return undefined;
}
