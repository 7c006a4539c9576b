import { afterAll, expect, test } from 'vitest';
import type { RunStorage } from '#app/contract/index.ts';
import { examplePath, Workplace } from '../testing/workplace.ts';

const workplace = new Workplace();
afterAll(() => workplace.close());

test('runs sizes lists what runs take; runs thin frees as much as it says', async () => {
  const { jsonLines } = await workplace.run(['train', examplePath('iris'), '--epochs', '300', '--json']);
  const run = String(jsonLines().at(-1)?.run);
  const sizes = async () => ((await workplace.run(['runs', 'sizes', '--json'])).json() as RunStorage).runs[0];
  const before = await sizes();
  expect(before).toMatchObject({ id: run, canBeThinned: true });
  expect((await workplace.run(['runs', 'sizes'])).stdout).toMatch(new RegExp(`^${run} .*\nThe database has `, 'm'));
  expect((await workplace.run(['runs', 'keep', run])).stdout).toBe('The checkpoint of step 2100 is kept.\n');
  const thinned = (await workplace.run(['runs', 'thin', '--json'])).json();
  expect(thinned).toEqual({ runs: [run], freedBytes: before.superfluousBytes });
  expect(await sizes()).toMatchObject({
    checkpointBytes: before.checkpointBytes - before.superfluousBytes,
    superfluous: 0,
  });
  expect((await workplace.run(['runs', 'thin', run])).stdout).toBe('Freed 0 B.\n');
});
