import { expect, test } from 'vitest';
import { ROOT } from '../build/ensureBuilt.ts';
import { describeLeftOut } from './exhaustive.ts';

test('a run that leaves files out says how many, and what runs them', () => {
  expect(describeLeftOut(ROOT)).toMatch(/^Not run: [1-9]\d* files in tests\/exhaustive \(npm run test:all /);
});
