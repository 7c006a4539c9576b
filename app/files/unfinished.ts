import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** `<file>.backwire-<process>-<8 hexadecimal digits>.tmp` */
const UNFINISHED = /\.backwire-(\d+)-[0-9a-f]{8}\.tmp$/;

/** The temporary name of a file being written, which identifies the writing process. */
export function unfinishedName(path: string, uuid: string): string {
  return `${path}.backwire-${process.pid}-${uuid.slice(0, 8)}.tmp`;
}

/** Removes temporary files of this process, left by a thread that was ended while writing. */
export async function removeUnfinishedOf(path: string): Promise<void> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const own = names.filter((name) => name.startsWith(`${basename(path)}.backwire-${process.pid}-`) && UNFINISHED.test(name));
  await Promise.all(own.map((name) => rm(join(folder, name), { force: true })));
}

/** Removes temporary files of killed processes from a folder. Failures are ignored. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const writer = name.match(UNFINISHED)?.[1];
    if (writer !== undefined && !isRunning(Number(writer))) await rm(join(folder, name), { force: true }).catch(() => {});
  }
}

/** True if a process with this number exists: possibly another one, but then nothing is removed. */
function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
