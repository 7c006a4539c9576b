// Plain JavaScript, so that an old Node can read it: finds the Node for the scripts, or says what is missing.
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** The first version that runs TypeScript sources directly and loads better-sqlite3's prebuilt binaries. */
const OLDEST = [22, 18, 0];

/**
 * The Node that `npm ci` installed as an optional dependency, on platforms that have one. It usually is the first `node` on the
 * PATH of npm's scripts, but npm 10 removes that link together with the packages for other platforms, whose programs have the
 * same name.
 * @param {string} root of the repository
 * @param {string} platform as in `process.platform`
 * @param {string} architecture as in `process.arch`
 * @returns {string | undefined}
 */
export function findBundledNode(root, platform, architecture) {
  const system = platform === 'win32' ? 'win' : platform;
  const program = platform === 'win32' ? 'node.exe' : 'node';
  const file = join(root, 'node_modules', `node-${system}-${architecture}`, 'bin', program);
  return existsSync(file) ? realpathSync(file) : undefined;
}

/**
 * The reason why a version of Node cannot run the scripts, and what to install; null if it can.
 * @param {string} version as in `process.versions.node`
 * @param {string} platform such as `darwin-arm64`
 * @returns {string | null}
 */
export function describeOldNode(version, platform) {
  if (isAtLeast(version.split('.').map(Number), OLDEST)) return null;
  const wanted = OLDEST.slice(0, 2).join('.');
  return (
    `Backwire needs Node ${wanted} or newer, but this is Node ${version}, and none came along with npm ci for ${platform}. ` +
    'Install Node 24 from https://nodejs.org (or with your version manager) and run the command again.'
  );
}

/**
 * @param {number[]} version
 * @param {number[]} oldest
 */
function isAtLeast(version, oldest) {
  for (const [index, number] of oldest.entries()) {
    if (version[index] !== number) return version[index] > number;
  }
  return true;
}
