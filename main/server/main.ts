import { enableWideVectors } from '#app/kernelThreads/index.ts';
import { UserError } from '#engine/errors.ts';
import { english } from '#engine/text/index.ts';
import { defaultDatabaseFile, locate, VERSION } from '../installation/index.ts';
import { readArguments } from './arguments.ts';
import { type Served, serve } from './serve.ts';

/**
 * Serves the app to browsers until interrupted. Starts when this module is loaded.
 * @returns null if it could not start; the reason is on standard error
 */
async function run(given: readonly string[]): Promise<Served | null> {
  try {
    const { databaseFile = defaultDatabaseFile(), ...listening } = readArguments(given);
    const { rendererDirectory, resourcesDirectory, workerUrl } = locate(import.meta.url);
    const served = await serve({
      databaseFile,
      rendererDirectory,
      resourcesDirectory,
      workerUrl,
      version: VERSION,
      ...listening,
    });
    for (const notice of served.notices) console.error(english(notice));
    console.log(`Backwire is at ${served.address}`);
    closeOnSignal(served);
    return served;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { fix } = error.details;
    console.error(fix === undefined ? error.message : `${error.message}\n${english(fix)}`);
    process.exitCode = 1;
    return null;
  }
}

/** The first signal shuts down cleanly, a second one at once. */
function closeOnSignal(served: Served): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      served.close().then(
        () => process.exit(),
        (error) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

enableWideVectors();

/** For a module that opens the address. */
export const served = run(process.argv.slice(2));
