// The entry point of every npm script: `node scripts/launch.mjs COMMAND ...`. It runs the command on the Node installed by `npm
// ci`, or else on the system's if that is new enough. Plain JavaScript, so that any Node can read it, if only to say that it is
// too old.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describeOldNode, findBundledNode } from './node.mjs';

const COMMANDS = [
  'bench',
  'build',
  'cli',
  'crash',
  'dist',
  'examples',
  'screenshots',
  'start',
  'test',
  'translations',
  'types',
  'walls',
];

const root = fileURLToPath(new URL('..', import.meta.url));
const bundled = findBundledNode(root, process.platform, process.arch);
if (bundled && bundled !== realpathSync(process.execPath)) runOn(bundled);
else await runHere();

/**
 * Runs the command in a process of another Node, in place of this one.
 * @param {string} node
 */
function runOn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl+C to both, so this process only waits; other signals are forwarded.
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  // A binary for another C library does not start.
  child.on('error', () => runHere());
}

/** Runs the command in this process. Its errors are messages for the user. */
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
