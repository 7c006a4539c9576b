import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DIST } from '../../../scripts/build/ensureBuilt.ts';
import { rowsOf } from './database.ts';
import { type Attempt, DATABASE } from './scenario.ts';

/** An attempt by `backwire ARGS --db …` in the folder. */
export function command(folder: string, args: readonly string[]): Attempt {
  const program = [join(DIST, 'node', 'cli.js'), ...args, '--db', join(folder, DATABASE)];
  const process_ = spawn(process.execPath, program, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const told = text(process_.stderr);
  const ended = once(process_, 'exit').then(async ([code, signal]) => {
    if (signal === 'SIGKILL') return false;
    if (code !== 0) throw new Error(`backwire ${args.join(' ')} ended with code ${code}: ${await told}`);
    return true;
  });
  return { process: process_, ended };
}

/** Resumes a run. One that was killed after its end only needs a program that opens the database. */
export function resume(folder: string, run: string): Attempt {
  const [stored] = rowsOf<{ status: string }>(folder, `SELECT status FROM runs WHERE id = '${run}'`);
  return command(folder, stored.status === 'completed' ? ['runs', 'show', run] : ['train', '--resume', run]);
}
