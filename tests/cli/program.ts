import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DIST, ensureBuilt, ROOT } from '../../scripts/build/ensureBuilt.ts';

/** The built command line in its own process. */
export interface CommandProcess {
  readonly process: ChildProcess;
  /** Its result, once it has ended. */
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: string | null;
    readonly stdout: string;
    readonly stderr: string;
  }>;
  /** Resolves when it has written a line to standard output. */
  readonly firstLine: Promise<void>;
}

export const example = (name: string): string => join(ROOT, 'resources', 'examples', `${name}.backwire.json`);

/** Starts `backwire COMMAND …`, building it if needed. */
export async function startCommand(args: readonly string[]): Promise<CommandProcess> {
  await ensureBuilt(['node']);
  const child = spawn(process.execPath, [join(DIST, 'node', 'cli.js'), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const outputs = Promise.all([text(child.stdout), text(child.stderr)]);
  const firstLine = once(child.stdout, 'data').then(() => {});
  const ended = once(child, 'exit').then(async ([code, signal]) => {
    const [stdout, stderr] = await outputs;
    return { code, signal, stdout, stderr };
  });
  return { process: child, ended, firstLine };
}

/** Runs `backwire COMMAND …` to its end. */
export async function runCommand(...args: string[]) {
  return (await startCommand(args)).ended;
}

/** Runs a shell command line with `backwire` available. */
export async function runShell(line: string) {
  await ensureBuilt(['node']);
  const script = `backwire() { "${process.execPath}" "${join(DIST, 'node', 'cli.js')}" "$@"; }\n${line}`;
  const child = spawn('sh', ['-c', script], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exited;
  return { code, stdout, stderr };
}
