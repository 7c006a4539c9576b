import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DIST, ROOT } from '../build/ensureBuilt.ts';

/** The result of an example. */
export interface Measurement {
  readonly parameters: number;
  readonly epochs: number;
  /** Of training, on all cores. */
  readonly seconds: number;
  /** On the test samples. */
  readonly loss: number;
  /** From 0 to 1; absent without classes. */
  readonly accuracy?: number;
}

type Trained = Pick<Measurement, 'parameters' | 'seconds'> & { readonly epoch: number };
type Tested = Pick<Measurement, 'loss'> & { readonly metrics: Pick<Measurement, 'accuracy'> };

export const examplePath = (name: string): string => `resources/examples/${name}.backwire.json`;

/**
 * Trains an example unchanged, and evaluates it on test samples, with the built command line.
 * @throws Error with the command line's message, if it fails
 */
export function measureExample(name: string): Measurement {
  const folder = mkdtempSync(join(tmpdir(), 'backwire-example-'));
  try {
    const weights = join(folder, 'weights.json');
    const graph = examplePath(name);
    const database = join(folder, 'runs.sqlite');
    const { parameters, epoch, seconds } = runCli<Trained>('train', graph, '--db', database, '--export', weights);
    const { loss, metrics } = runCli<Tested>('evaluate', graph, '--weights', weights);
    const { accuracy } = metrics;
    return { parameters, epochs: epoch, seconds, loss, ...(accuracy !== undefined && { accuracy }) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The last line of JSON that a command prints. */
function runCli<Answer>(...args: readonly string[]): Answer {
  const program = join(DIST, 'node', 'cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr.trim() || `backwire ${args.join(' ')} ended with ${status}`);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}
