const FIRST_MS = 250;
const LONGEST_MS = 5000;

/** How long to wait before a further attempt, in milliseconds: twice as long each time, up to five seconds. */
export function backoffDelay(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
}
