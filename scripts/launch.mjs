// What every npm script runs first: `node scripts/launch.mjs COMMAND ...`. It carries out the command on the Node that came with
// `npm ci`, or on the system's where none came and that is new enough. It stays plain JavaScript: whatever Node meets it must be
// able to read it, if only to say that it is too old.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describeOldNode, findBundledNode } from './node.mjs';

const COMMANDS = ['bench', 'build', 'cli', 'dist', 'examples', 'screenshots', 'start', 'test', 'translations', 'types', 'walls'];

const root = fileURLToPath(new URL('..', import.meta.url));
const bundled = findBundledNode(root, process.platform, process.arch);
if (bundled && bundled !== realpathSync(process.execPath)) runOn(bundled);
else await runHere();

/**
 * Carries out the command in a process of another Node, in whose place this one stands.
 * @param {string} node
 */
function runOn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl+C to both, so only waiting is left to do; other signals are passed on.
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  // A binary for another C library does not start.
  child.on('error', () => runHere());
}

/** Carries out the command in this process. What it throws is a message for the person at the terminal. */
async function runHere() {
  const [name, ...args] = process.argv.slice(2);
  const problem = describeOldNode(process.versions.node, `${process.platform}-${process.arch}`);
  if (problem) return fail(1, problem);
  if (!COMMANDS.includes(name)) return fail(2, `Expected one of ${COMMANDS.join(', ')}, but got '${name || ''}'.`);
  try {
    const command = await import(`./commands/${name}.ts`);
    const exitCode = await command.run(args);
    if (exitCode !== undefined) process.exitCode = exitCode;
  } catch (error) {
    fail(1, error instanceof Error ? error.message : String(error));
  }
}

/**
 * @param {number} exitCode
 * @param {string} message
 */
function fail(exitCode, message) {
  console.error(message);
  process.exitCode = exitCode;
}
