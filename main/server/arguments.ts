import { parseArgs } from 'node:util';
import { serverError } from './errors.ts';

export interface ServerArguments {
  readonly databaseFile?: string;
  readonly host?: string;
  readonly port?: number;
}

/**
 * Reads `--db FILE`, `--port N` and `--host H`.
 * @throws UserError server.usage
 */
export function readArguments(given: readonly string[]): ServerArguments {
  const { db, port, host } = parse(given);
  return {
    ...(db === undefined ? {} : { databaseFile: db }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port: readPort(port) }),
  };
}

function parse(given: readonly string[]) {
  try {
    const options = { db: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' } } as const;
    return parseArgs({ args: [...given], options }).values;
  } catch (error) {
    throw serverError('server.usage', error instanceof Error ? error.message : String(error), {
      expected: '--db FILE, --port N, --host H',
      received: given.join(' '),
    });
  }
}

/** @throws UserError server.usage unless it is a whole number from 0 to 65535 */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw serverError('server.usage', `--port must be a whole number from 0 to 65535, but is '${text}'`, {
    where: '--port',
    expected: 'a whole number from 0 to 65535',
    received: text,
  });
}
