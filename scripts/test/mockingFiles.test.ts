import { expect, test } from 'vitest';
import { ROOT } from '../build/ensureBuilt.ts';
import { findMockingFiles } from './mockingFiles.ts';

test('files that replace modules, globals or timers are found by their calls', () => {
  const found = findMockingFiles(ROOT, '{app,renderer}/**/*.test.ts');
  expect(found).toContain('app/datasets/refusedPaths.test.ts');
  expect(found).toContain('renderer/workbench/connection/openLine.test.ts');
  expect(found).toContain('renderer/document/autosave.test.ts');
  expect(found).not.toContain('app/datasets/datasets.test.ts');
});
