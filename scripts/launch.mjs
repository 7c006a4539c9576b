// What every npm script runs first: `node scripts/launch.mjs COMMAND ...`. npm puts node_modules/.bin before the rest of PATH,
// so `node` is the one that came with `npm ci`, or the system's on platforms that have none. This file stays plain
// JavaScript: whatever Node meets it must be able to read it, if only to say that it is too old.
import { describeOldNode } from './nodeVersion.mjs';

const problem = describeOldNode(process.versions.node, `${process.platform}-${process.arch}`);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  await runCommand(process.argv[2], process.argv.slice(3));
}

/**
 * Runs a command of scripts/commands. What it throws is a message for the person at the terminal.
 * @param {string | undefined} name
 * @param {string[]} args
 */
async function runCommand(name, args) {
  const known = ['build', 'cli', 'dist', 'start', 'test', 'types', 'walls'];
  if (!name || !known.includes(name)) {
    console.error(`Expected one of ${known.join(', ')}, but got '${name ?? ''}'.`);
    process.exitCode = 2;
    return;
  }
  const command = await import(`./commands/${name}.ts`);
  try {
    const exitCode = await command.run(args);
    if (exitCode !== undefined) process.exitCode = exitCode;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
