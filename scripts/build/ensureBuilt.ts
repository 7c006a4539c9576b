import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fingerprint } from './fingerprint.ts';
import { withLock } from './lock.ts';
import { hasLicenses, mergeLicenses } from './mergeLicenses.ts';
import { ALL_PARTS, PARTS, type PartName } from './parts.ts';
import { publish, readStamp } from './publish.ts';

/** Root of the repository. */
export const ROOT = resolve(import.meta.dirname, '../..');
export const DIST = join(ROOT, 'dist');

/** Builds longer than this are reported. */
const SILENT_MS = 1500;

/**
 * Builds the outdated ones of the given parts. Writes nothing to standard output, which belongs to the command that follows.
 * @throws Error with the bundler's message, if a source does not build
 */
export async function ensureBuilt(parts: readonly PartName[] = ALL_PARTS): Promise<void> {
  if (parts.every(isUpToDate) && hasLicenses(DIST)) return;
  await withLock(join(DIST, '.lock'), async () => {
    removeLeftovers();
    for (const part of parts) if (!isUpToDate(part)) await build(part);
    mergeLicenses(DIST);
  });
}

function isUpToDate(part: PartName): boolean {
  return readStamp(DIST, part)?.fingerprint === fingerprint(ROOT, PARTS[part].sources);
}

async function build(part: PartName): Promise<void> {
  const state = fingerprint(ROOT, PARTS[part].sources);
  const staging = join(DIST, `.building-${process.pid}-${part}`);
  const notice = setTimeout(() => console.error(`Building ${part} …`), SILENT_MS);
  try {
    mkdirSync(staging, { recursive: true });
    const { bundle } = await import('./bundle.ts');
    await bundle(part, ROOT, staging);
    publish(staging, DIST, part, state);
  } catch (error) {
    throw new Error(`The ${part} part does not build. ${error instanceof Error ? error.message : error}`, { cause: error });
  } finally {
    clearTimeout(notice);
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Removes folders of killed builds; requires the lock. */
function removeLeftovers(): void {
  for (const name of readdirSync(DIST)) {
    if (name.startsWith('.building-')) rmSync(join(DIST, name), { recursive: true, force: true });
  }
}
