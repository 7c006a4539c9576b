/** The addresses followed so far, and the position in them, as the history of a browser. */
export interface Trail {
  readonly addresses: readonly string[];
  readonly at: number;
}

export const EMPTY_TRAIL: Trail = { addresses: [], at: -1 };
const LONGEST = 100;

export const hereOn = ({ addresses, at }: Trail): string | undefined => addresses[at];

/** Follows a link: what lay ahead is forgotten. */
export function follow(trail: Trail, address: string): Trail {
  if (hereOn(trail) === address) return trail;
  const addresses = [...trail.addresses.slice(0, trail.at + 1), address].slice(-LONGEST);
  return { addresses, at: addresses.length - 1 };
}

/** Steps to a position; the same trail if it has none such. */
export function stepTo(trail: Trail, at: number): Trail {
  return at >= 0 && at < trail.addresses.length ? { ...trail, at } : trail;
}
