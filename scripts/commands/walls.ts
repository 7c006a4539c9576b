import { ROOT } from '../build/ensureBuilt.ts';
import { findViolations } from '../walls/findViolations.ts';
import { readDeclaredPackages, readSources } from '../walls/readSources.ts';

/** `npm run walls`: checks the direction of imports between rooms, and that there are no cycles. */
export async function run(): Promise<number> {
  const sources = readSources(ROOT);
  const violations = findViolations(sources, readDeclaredPackages(ROOT));
  for (const violation of violations) console.error(violation);
  console.log(`${sources.size} files, ${violations.length} forbidden imports or cycles`);
  return violations.length === 0 ? 0 : 1;
}
