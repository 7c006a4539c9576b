import { ROOT } from '../build/ensureBuilt.ts';
import { findViolations } from '../walls/findViolations.ts';
import { readDeclaredPackages, readSources } from '../walls/readSources.ts';

/** `npm run walls`: checks that imports between the rooms go one way only and never in a circle. */
export async function run(): Promise<number> {
  const sources = readSources(ROOT);
  const violations = findViolations(sources, readDeclaredPackages(ROOT));
  for (const violation of violations) console.error(violation);
  console.log(`${sources.size} files, ${violations.length} forbidden imports or cycles`);
  return violations.length === 0 ? 0 : 1;
}
