import { ROOT } from '../build/ensureBuilt.ts';
import { findUnusedArrows, findViolations } from '../walls/findViolations.ts';
import { readDeclaredPackages, readRules, readSources } from '../walls/readSources.ts';

/** `npm run walls`: checks that imports follow the tables of ARCHITECTURE.md, go one way only and never in a circle. */
export async function run(): Promise<number> {
  const [sources, rules] = [readSources(ROOT), readRules(ROOT)];
  const violations = [...findViolations(sources, rules, readDeclaredPackages(ROOT)), ...findUnusedArrows(sources, rules)];
  for (const violation of violations) console.error(violation);
  console.log(`${sources.size} files, ${violations.length} forbidden imports, cycles or unused arrows`);
  return violations.length === 0 ? 0 : 1;
}
