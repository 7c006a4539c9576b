import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MOCKS = /\bvi\.(mock|doMock|resetModules|stubGlobal|stubEnv|setSystemTime|useFakeTimers)\(/;

/** Test files that replace modules, globals or timers: each needs a process of its own. */
export function findMockingFiles(root: string, tests: string): string[] {
  const files = globSync(tests, { cwd: root, exclude: ['**/node_modules'] });
  return files.filter((file) => MOCKS.test(readFileSync(join(root, file), 'utf8'))).map((file) => file.replaceAll('\\', '/'));
}
