import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Electron's executable, or the reason why it is missing. */
export type Electron = { readonly program: string } | { readonly reason: string };

const require = createRequire(import.meta.url);

/** The folder of the package `electron`, which holds the downloaded executable. */
const PACKAGE = dirname(require.resolve('electron/package.json'));

/** Delay before progress is reported: an unreachable server fails sooner. */
const SILENT_MS = 12_000;
const LONGEST_MS = 15 * 60_000;

/** Electron's executable, if downloaded. */
export function findElectron(folder = PACKAGE): string | undefined {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const distribution = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const program = join(distribution, readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : undefined;
}

/** Electron's executable; downloads it with the package's own program if needed. */
export async function prepareElectron(folder = PACKAGE): Promise<Electron> {
  const program = findElectron(folder);
  if (program) return { program };
  const reason = await fetchElectron(folder);
  const fetched = findElectron(folder);
  return fetched
    ? { program: fetched }
    : { reason: `Electron could not be fetched (${reason || 'the download was broken off'})` };
}

/** @returns the downloader's error message; empty on success */
async function fetchElectron(folder: string): Promise<string> {
  const notice = setTimeout(() => console.error('Fetching Electron, about 120 MB; this happens once …'), SILENT_MS);
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ELECTRON_GET_NO_PROGRESS: '1' },
    timeout: LONGEST_MS,
  });
  const complaint = await text(child.stderr);
  clearTimeout(notice);
  return firstLine(complaint);
}

function firstLine(complaint: string): string {
  // Node's fetch reports nothing else without a connection.
  if (complaint.includes('fetch failed')) return 'its server cannot be reached';
  return complaint
    .trim()
    .split('\n')[0]
    .replace(/^\w*Error: /, '');
}
