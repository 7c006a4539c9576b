import { join } from 'node:path';
import { ensureBuilt, ROOT } from '../build/ensureBuilt.ts';
import { readOptions, USAGE } from '../screenshots/options.ts';
import { takeScreenshots } from '../screenshots/takeScreenshots.ts';

/** `npm run screenshots`: pictures of every view, in both themes and three sizes; 1 if one fails. */
export async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  await ensureBuilt();
  const folder = join(ROOT, 'screenshots');
  const failures = await takeScreenshots(folder, options);
  for (const failure of failures) console.error(failure);
  console.log(`The pictures are in ${folder}`);
  return failures.length === 0 ? 0 : 1;
}
