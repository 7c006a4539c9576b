import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DIST, ensureBuilt, ROOT } from '../build/ensureBuilt.ts';

/** The built server as a process of its own. */
export interface ServerProcess {
  /** What to open in a browser, with the token. */
  readonly address: string;
  readonly databaseFile: string;
  readonly process: ChildProcess;
  /** Asks it to end and waits until it has. @returns its exit code */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would (kill -9). */
  kill(): Promise<void>;
}

/** Builds what is not up to date and starts the server on a database. */
export async function startServer(databaseFile: string): Promise<ServerProcess> {
  await ensureBuilt();
  const args = [join(DIST, 'node', 'server.js'), '--port', '0', '--db', databaseFile];
  const server = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
    const exited = once(server, 'exit');
    server.kill(signal);
    const [code] = await exited;
    return code as number | null;
  };
  return {
    address: await readAddress(server),
    databaseFile,
    process: server,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}

/** The address that a server tells on its standard output. */
export async function readAddress(server: ChildProcess): Promise<string> {
  const output = server.stdout;
  if (!output) throw new Error('The server has no standard output');
  for await (const line of createInterface({ input: output })) {
    const [address] = line.match(/http:\/\/\S+/) ?? [];
    if (!address) continue;
    output.resume();
    return address;
  }
  throw new Error(`The server ended before it listened (exit code ${server.exitCode})`);
}
