import { expect, test } from 'vitest';
import { RandomStream } from '#engine/random/index.ts';
import { ensureBuilt } from '../../scripts/build/ensureBuilt.ts';
import { killAtRandom } from './killAtRandom.ts';
import { readOptions } from './options.ts';
import { describeFindings, isSound } from './report.ts';
import { SCENARIOS } from './scenarios/index.ts';
import { migrate } from './scenarios/migrate.ts';

test('what is killed while it migrates and resumes is whole, and ends with the bits of the uninterrupted', async () => {
  await ensureBuilt();
  const found = await killAtRandom(migrate, 2, new RandomStream(2, 'test'));
  expect(found).toMatchObject({ kills: 2, problems: [], different: 0 });
  expect(found.finished).toBeGreaterThan(0);
});

test('a lost bit and a damaged database are told, and are no success', () => {
  const whole = { scenario: migrate, kills: 3, finished: 2, different: 0, checkpoints: 4, problems: [] };
  expect(isSound(whole)).toBe(true);
  expect(isSound({ ...whole, different: 1 })).toBe(false);
  const damaged = { ...whole, problems: ['integrity_check: row 3 missing'] };
  expect(isSound(damaged)).toBe(false);
  expect(describeFindings([damaged])).toContain('migrate: integrity_check: row 3 missing');
});

test('options', () => {
  expect(readOptions([])).toMatchObject({ kills: 200, seed: 1, scenarios: SCENARIOS, write: false });
  expect(readOptions(['--only', 'sweep', '--kills', '5']).scenarios.map(({ name }) => name)).toEqual(['sweep']);
  expect(() => readOptions(['--kills', 'many'])).toThrow("--kills: expected a whole number from 1, found 'many'");
  expect(() => readOptions(['--write', '--only', 'sweep'])).toThrow('expected all scenarios');
});
