const FIRST_MS = 250;
const LONGEST_MS = 5000;

/** Delay before a retry, in milliseconds: doubling up to five seconds. */
export function backoffDelay(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
}
