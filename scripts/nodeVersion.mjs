// Plain JavaScript, so that an old Node can read it and say what is missing.

/** The first version that runs TypeScript sources as they are and loads better-sqlite3's prebuilt binaries. */
const OLDEST = [22, 18, 0];

/**
 * Says why a version of Node cannot run the scripts, and what to install; null where it can.
 * Most platforms bring Node 24 along as an optional dependency, so only the others (and `npm ci --omit=optional`) get here.
 * @param {string} version as in `process.versions.node`
 * @param {string} platform such as `darwin-arm64`
 * @returns {string | null}
 */
export function describeOldNode(version, platform) {
  if (isAtLeast(version.split('.').map(Number), OLDEST)) return null;
  const wanted = OLDEST.slice(0, 2).join('.');
  return (
    `Backwire needs Node ${wanted} or newer, but this is Node ${version}, and no newer one came with npm ci for ${platform}. ` +
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
