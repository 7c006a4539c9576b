import { parseArgs } from 'node:util';
import type { MissingDatabase } from '#app/store/index.ts';
import { message } from '#engine/text/index.ts';
import { serverError } from './errors.ts';

export interface ServerArguments {
  readonly databaseFile?: string;
  readonly missingDatabase?: MissingDatabase;
  readonly host?: string;
  readonly port?: number;
}

/**
 * Parses `--db FILE`, `--port N`, `--host H`, and for a missing database `--restore-backup` or `--new-database`.
 * @throws UserError server.usage
 */
export function readArguments(given: readonly string[]): ServerArguments {
  const { db, port, host, 'restore-backup': restore, 'new-database': beginAnew } = parse(given);
  return {
    ...(restore ? { missingDatabase: 'restore' } : beginAnew ? { missingDatabase: 'beginAnew' } : {}),
    ...(db === undefined ? {} : { databaseFile: db }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port: readPort(port) }),
  };
}

const OPTIONS = {
  db: { type: 'string' },
  port: { type: 'string' },
  host: { type: 'string' },
  'restore-backup': { type: 'boolean' },
  'new-database': { type: 'boolean' },
} as const;

function parse(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options: OPTIONS }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw serverError('server.usage', message('{{reason}}', { reason }), {
      expected: '--db FILE, --port N, --host H, --restore-backup, --new-database',
      received: given.join(' '),
    });
  }
}

/** @throws UserError server.usage unless it is an integer from 0 to 65535 */
export function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw serverError('server.usage', message("--port must be a whole number from 0 to 65535, but is '{{text}}'", { text }), {
    where: '--port',
    expected: message('a whole number from 0 to 65535'),
    received: text,
  });
}
