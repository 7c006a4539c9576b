import { globSync } from 'node:fs';

/** The project of tests that repeat over a whole catalog what others show by an example. */
export const EXHAUSTIVE = 'exhaustive';
export const EXHAUSTIVE_FILES = 'tests/exhaustive/**/*.test.ts';

/** The line that says which tests `npm test` leaves to `.ci/run`. */
export function describeLeftOut(root: string): string {
  const files = globSync(EXHAUSTIVE_FILES, { cwd: root });
  return `Not run: ${files.length} files in tests/exhaustive (npm run test:all runs them too)`;
}
