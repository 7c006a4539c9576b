import type { Command } from 'commander';
import { english } from '#engine/messages/index.ts';
import { serve } from '../../server/index.ts';
import { wholeNumber } from '../input/numberArgument.ts';
import type { Environment } from '../invocation/environment.ts';
import type { ExitCode, Invocation, Runner } from '../invocation/invocation.ts';
import { addDatabase, addJson, type CommonOptions, type DatabaseOptions, missingDatabaseOf } from './options.ts';

interface ServeOptions extends CommonOptions, DatabaseOptions {
  readonly host?: string;
  readonly port?: number;
}

export function addServe(program: Command, runner: Runner): void {
  const command = program
    .command('serve')
    .description('run the app in a browser until Ctrl+C')
    .option('--port <N>', 'the port to listen on; 0 for any free port', wholeNumber({ min: 0, max: 65_535 }))
    .option('--host <H>', 'the address to listen on (default: 127.0.0.1, reachable from this machine only)');
  addJson(addDatabase(command)).action(runner.action(runServe));
}

async function runServe({ environment, reporter }: Invocation, options: ServeOptions): Promise<ExitCode> {
  const { db, host, port } = options;
  // Before the address is printed: whoever reads it may end the server at once.
  const interrupt = nextInterrupt(environment);
  const { databaseFile, rendererDirectory, resourcesDirectory, workerUrl, version } = environment;
  const served = await serve({
    databaseFile: db ?? databaseFile,
    missingDatabase: missingDatabaseOf(options),
    rendererDirectory,
    resourcesDirectory,
    workerUrl,
    version,
    log: (text) => reporter.log(text),
    ...(host !== undefined && { host }),
    ...(port !== undefined && { port }),
  });
  for (const notice of served.notices) reporter.note(english(notice));
  if (host !== undefined && !isLoopback(host)) {
    reporter.note(`warning: Everyone who can reach ${host} and has the address below can use this app and read your files.`);
  }
  const { address } = served;
  reporter.result({ address }, () => `Backwire is at ${address}`);
  await interrupt;
  await served.close();
  return 0;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function nextInterrupt({ onInterrupt }: Environment): Promise<void> {
  return new Promise((resolve) => {
    onInterrupt(resolve);
  });
}
