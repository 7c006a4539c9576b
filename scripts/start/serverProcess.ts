import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DIST, ensureBuilt, ROOT } from '../build/ensureBuilt.ts';

/** The built server in its own process. It ends with this one at the latest. */
export interface ServerProcess {
  /** The address to open in a browser, with the token. */
  readonly address: string;
  readonly databaseFile: string;
  readonly process: ChildProcess;
  /** Asks it to end, and waits. @returns its exit code */
  stop(): Promise<number | null>;
  /** Kills it as a power cut would (kill -9). */
  kill(): Promise<void>;
}

/**
 * Builds outdated parts and starts the server on a database.
 * @param port 0 for any free one
 */
export async function startServer(databaseFile: string, port = 0): Promise<ServerProcess> {
  await ensureBuilt();
  const args = [join(DIST, 'node', 'server.js'), '--port', `${port}`, '--db', databaseFile];
  const server = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const endToo = () => server.kill('SIGKILL');
  process.once('exit', endToo);
  server.once('exit', () => process.off('exit', endToo));
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
    const exited = once(server, 'exit');
    server.ref();
    server.kill(signal);
    const [code] = await exited;
    return code as number | null;
  };
  const address = await readAddress(server);
  letEnd(server);
  return {
    address,
    databaseFile,
    process: server,
    stop: () => end('SIGTERM'),
    kill: async () => {
      await end('SIGKILL');
    },
  };
}

/** A process does not go on for the sake of its server. */
function letEnd(server: ChildProcess): void {
  server.unref();
  if (server.stdout instanceof Socket) server.stdout.unref();
}

/** The address printed by a server. */
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
