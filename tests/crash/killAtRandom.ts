import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { RandomStream } from '#engine/random/index.ts';
import { reviewDatabase } from './scenarios/database.ts';
import type { Scenario } from './scenarios/scenario.ts';

/** What was found after the kills of one scenario. */
export interface Findings {
  readonly scenario: Scenario;
  readonly kills: number;
  /** Times that the work was brought to its end after one or more kills. */
  readonly finished: number;
  /** Those whose result is not that of the uninterrupted work. */
  readonly different: number;
  /** Checkpoints read after kills. */
  readonly checkpoints: number;
  /** What was wrong after a kill. */
  readonly problems: readonly string[];
}

/** Chance that resumed work is killed again. */
const AGAIN = 0.6;

/** Does the work once whole, then again and again, killed at moments drawn from the time that it takes. */
export async function killAtRandom(scenario: Scenario, kills: number, random: RandomStream): Promise<Findings> {
  const home = mkdtempSync(join(tmpdir(), 'backwire-crash-'));
  try {
    const fresh = join(home, 'fresh');
    mkdirSync(fresh);
    scenario.prepare(fresh);
    const { expected, milliseconds } = await doWhole(scenario, copyOf(fresh, join(home, 'whole')));
    const found = { scenario, kills: 0, finished: 0, different: 0, checkpoints: 0, problems: [] as string[] };
    while (found.kills < kills) {
      const folder = copyOf(fresh, join(home, `work-${found.kills}`));
      const before = found.kills;
      while (found.kills < kills && (found.kills === before || random.uniform() < AGAIN)) {
        if (!(await killOnce(scenario, folder, random.uniform() * milliseconds))) break;
        found.kills++;
        const { problems, checkpoints } = reviewDatabase(folder);
        found.checkpoints += checkpoints;
        found.problems.push(...problems, ...(scenario.review?.(folder) ?? []));
      }
      if (found.kills > before) {
        await (await scenario.attempt(folder)).ended;
        found.finished++;
        if (scenario.result(folder) !== expected) found.different++;
      }
      rmSync(folder, { recursive: true, force: true });
    }
    return found;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function copyOf(folder: string, copy: string): string {
  cpSync(folder, copy, { recursive: true });
  return copy;
}

async function doWhole(scenario: Scenario, folder: string): Promise<{ expected: string; milliseconds: number }> {
  const { ended } = await scenario.attempt(folder);
  const start = performance.now();
  await ended;
  const milliseconds = performance.now() - start;
  return { expected: scenario.result(folder), milliseconds };
}

/** @returns true if the process was killed, false if it was done before */
async function killOnce(scenario: Scenario, folder: string, afterMs: number): Promise<boolean> {
  const { process, ended } = await scenario.attempt(folder);
  const timer = new AbortController();
  const kill = wait(afterMs, undefined, { signal: timer.signal }).then(
    () => process.kill('SIGKILL'),
    () => false,
  );
  const isDone = await ended;
  timer.abort();
  await kill;
  return !isDone;
}
