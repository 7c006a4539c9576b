import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/ensureBuilt.ts';
import { withTable } from '../walls/architectureTable.ts';
import { findUnusedArrows, findViolations } from '../walls/findViolations.ts';
import { readDeclaredPackages, readSources } from '../walls/readSources.ts';
import { ROOMS } from '../walls/rules.ts';

/**
 * `npm run walls`: checks that imports between the rooms go one way only and never in a circle, and that the table of ARCHITECTURE.md
 * says what the rules say; with `--write`, it writes the table.
 */
export async function run(args: readonly string[]): Promise<number> {
  const sources = readSources(ROOT);
  const violations = [...findViolations(sources, ROOMS, readDeclaredPackages(ROOT)), ...findUnusedArrows(sources, ROOMS)];
  const problems = [...violations, ...checkTable(args.includes('--write'))];
  for (const problem of problems) console.error(problem);
  console.log(`${sources.size} files, ${violations.length} forbidden imports, cycles or unused arrows`);
  return problems.length === 0 ? 0 : 1;
}

function checkTable(write: boolean): string[] {
  const path = join(ROOT, 'ARCHITECTURE.md');
  const text = readFileSync(path, 'utf8');
  const expected = withTable(text, ROOMS);
  if (text === expected) return [];
  if (!write) return ["The table of ARCHITECTURE.md differs from scripts/walls/rooms: run 'npm run walls -- --write'"];
  writeFileSync(path, expected);
  return [];
}
