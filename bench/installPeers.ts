import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = import.meta.dirname;

/**
 * Installs the peers into this folder, on first use and after a change of its lock file. Missing peers are reported by their
 * candidates, so a machine without a network still measures the rest.
 * @returns the failure in one line, or undefined
 */
export function installPeers(): string | undefined {
  if (isInstalled()) return undefined;
  console.error('Installing the peers into bench/ …');
  const { status, error, stderr } = spawnSync('npm', ['ci', '--prefix', FOLDER], {
    cwd: FOLDER,
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (status === 0) return undefined;
  const reason = error?.message ?? stderr.split('\n').find((line) => line.includes('error')) ?? `npm ended with ${status}`;
  return `The peers are not installed: ${reason}`;
}

/** npm stores a copy of the lock file beside the packages, without the root's own entry. */
function isInstalled(): boolean {
  const installed = join(FOLDER, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = readVersions(join(FOLDER, 'package-lock.json'));
  const found = readVersions(installed);
  return [...wanted].every(([path, version]) => found.get(path) === version);
}

function readVersions(file: string): Map<string, string> {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockedPackage> };
  const required = Object.entries(packages).filter(([path, { optional }]) => path !== '' && !optional);
  return new Map(required.map(([path, { version }]) => [path, version]));
}

interface LockedPackage {
  readonly version: string;
  readonly optional?: boolean;
}
