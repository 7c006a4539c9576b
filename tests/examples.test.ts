import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openExamples } from '#app/graphs/index.ts';
import { ROOT } from '../scripts/build/ensureBuilt.ts';
import { EXAMPLES } from '../scripts/examples/examples.ts';

test('every example in the app has a bar', () => {
  const offered = openExamples(join(ROOT, 'resources'))();
  expect(EXAMPLES.map(({ name }) => name).sort()).toEqual(offered.map(({ id }) => id).sort());
});
