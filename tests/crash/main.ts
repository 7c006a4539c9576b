import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RandomStream } from '#engine/random/index.ts';
import { ensureBuilt, ROOT } from '../../scripts/build/ensureBuilt.ts';
import { describeRun } from '../../scripts/report/describeRun.ts';
import { type Findings, killAtRandom } from './killAtRandom.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { describeFindings, isSound, toDocument } from './report.ts';

/** Kills the program at random moments, and checks what is left; 1 if anything is lost. */
async function crash({ kills, seed, scenarios, write }: Options): Promise<number> {
  await ensureBuilt();
  const findings: Findings[] = [];
  for (const [at, scenario] of scenarios.entries()) {
    console.error(`${scenario.name} …`);
    const share = Math.floor(((at + 1) * kills) / scenarios.length) - Math.floor((at * kills) / scenarios.length);
    findings.push(await killAtRandom(scenario, share, new RandomStream(seed, scenario.name)));
  }
  console.log(describeFindings(findings));
  if (write) {
    const command = `npm run crash -- --kills ${kills} --seed ${seed} --write`;
    writeFileSync(join(ROOT, 'docs', 'crashes.md'), toDocument(findings, describeRun(command)));
  }
  return findings.every(isSound) ? 0 : 1;
}

const options = readOptions(process.argv.slice(2));
if (options.help) console.log(USAGE);
else process.exitCode = await crash(options);
