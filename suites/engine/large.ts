/** Runs on so many resources that each clause has cases enough to keep the line full, and that memory counts for more than time. */
import type { Profile } from '../../specs/profile/model.ts';

const LARGE = 10;

export function isLarge({ resources }: Profile): boolean {
  return Object.keys(resources).length > LARGE;
}
