import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ROOT } from '../build/ensureBuilt.ts';
import { measureExample } from '../examples/measureExample.ts';
import { type Options, readOptions, USAGE } from '../examples/options.ts';
import { describeResults, meets, toDocument } from '../examples/report.ts';
import { describeRun } from '../report/describeRun.ts';

/** `npm run examples`: trains the examples and checks their bars; 1 if one fails. */
export async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) console.log(USAGE);
  else return await measure(options);
  return 0;
}

async function measure({ examples, write }: Options): Promise<number> {
  await ensureBuilt(['node']);
  const results = examples.map((example) => {
    console.error(`Training ${example.name} …`);
    return { example, measurement: measureExample(example.name) };
  });
  console.log(describeResults(results));
  if (write) {
    const document = toDocument(results, describeRun('npm run examples -- --write'));
    writeFileSync(join(ROOT, 'docs', 'examples.md'), document);
  }
  return results.every(({ example, measurement }) => meets(example.bar, measurement)) ? 0 : 1;
}
