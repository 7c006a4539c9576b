import { enableWideVectors } from '#app/kernelThreads/index.ts';
import { defaultDatabaseFile, locate, VERSION } from '../installation/index.ts';
import type { Environment } from './environment.ts';
import { onInterrupt } from './interrupt.ts';
import { Reporter, reportedError } from './reporter.ts';
import { runCli } from './runCli.ts';

/** The command line as a process: `backwire COMMAND …`. */
const { rendererDirectory, resourcesDirectory, workerUrl } = locate(import.meta.url);
const environment: Environment = {
  stdout: process.stdout,
  stderr: process.stderr,
  databaseFile: defaultDatabaseFile(),
  rendererDirectory,
  resourcesDirectory,
  workerUrl,
  version: VERSION,
  debug: Boolean(process.env.BACKWIRE_DEBUG),
  onInterrupt,
};

// Electron has its own V8, on which wide vectors are not tested.
if (!process.versions.electron) enableWideVectors();

process.stdout.on('error', endOfOutput);
process.on('uncaughtException', endOfAll);
// Not process.exit, which would lose output still in a pipe.
process.exitCode = await runCli(process.argv.slice(2), environment);

/** The reader of the output has closed it (`backwire runs list | head`), or the disk behind a redirection is full. */
function endOfOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`error: Standard output cannot be written: ${error.message}\n`);
  process.exit(1);
}

/** A bug outside any command, for example in a timer. */
function endOfAll(error: Error): void {
  new Reporter(environment, false).error(reportedError(error));
  if (environment.debug) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
}
