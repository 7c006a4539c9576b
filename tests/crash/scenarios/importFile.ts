import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../../../scripts/start/serverProcess.ts';
import { type Attempt, DATABASE, type Scenario } from './scenario.ts';

const NAME = 'rows.csv';
const ROWS = 600_000;
const CONTENT = `a,b,c\n${Array.from({ length: ROWS }, (_, at) => `${at},${at % 7},${at % 3}\n`).join('')}`;

/** A file dropped on the page: the server stores it beside the database. */
export const importFile: Scenario = {
  name: 'import',
  writes: `a data file of ${Math.round(CONTENT.length / 1e6)} MB that is dropped on the page`,
  prepare: () => {},
  async attempt(folder) {
    const server = await startServer(join(folder, DATABASE));
    return { process: server.process, ended: upload(server) };
  },
  result: (folder) => storedFiles(folder).join('\n'),
  review: (folder) => storedFiles(folder).filter((file) => !file.endsWith(hash(CONTENT))),
};

async function upload(server: Awaited<ReturnType<typeof startServer>>): ReturnType<() => Attempt['ended']> {
  try {
    const { origin } = new URL(server.address);
    const page = await fetch(server.address, { redirect: 'manual' });
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const headers = { cookie, origin };
    const { ok, status } = await fetch(`${origin}/uploads?name=${NAME}`, { method: 'POST', headers, body: CONTENT });
    if (!ok) throw new Error(`the server answered ${status}`);
    await server.stop();
    return true;
  } catch (error) {
    if (server.process.signalCode !== 'SIGKILL' && !server.process.killed) throw error;
    return false;
  }
}

const hash = (content: string | Buffer) => createHash('sha256').update(content).digest('hex').slice(0, 16);

/** The imported files with their hashes. What is still being written has a name of its own kind. */
function storedFiles(folder: string): string[] {
  const home = join(folder, 'imported');
  if (!existsSync(home)) return [];
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.tmp'))
    .map(({ parentPath, name }) => `${name} ${hash(readFileSync(join(parentPath, name)))}`);
}
