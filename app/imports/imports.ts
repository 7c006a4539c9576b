import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { message } from '#engine/text/index.ts';
import { describeWriteFailure } from '../files/index.ts';
import { importError } from './errors.ts';
import { importedName } from './importedName.ts';

/** Files that come without a path, such as one that was dropped on a page in a browser. */
export interface Imports {
  /**
   * Keeps a file whole or not at all. The same bytes under the same name are kept once.
   * @returns the absolute path under which it lies from now on
   * @throws UserError import.tooLarge, file.full, file.unwritable, and what `content` throws
   */
  keep(name: string, content: AsyncIterable<Uint8Array>): Promise<string>;
}

interface ImportOptions {
  /** An absolute path; made when the first file comes. */
  readonly folder: string;
  /** In bytes. */
  readonly limit: number;
}

/** So many hex digits of the SHA-256 of its bytes name the folder of a file: 64 bits. */
const DIGITS = 16;

const TEMPORARY = /^\.[\w-]{36}\.tmp$/;

/** A file that is being written changes more often than this; one that does not was left by a program that was killed. */
const ABANDONED_MS = 3_600_000;

/** Keeps imported files in a folder, each as `FOLDER/HASH/NAME`. */
export function openImports({ folder, limit }: ImportOptions): Imports {
  let prepared: Promise<void> | undefined;
  return {
    async keep(name, content) {
      const shown = importedName(name);
      const attempt = explainFailures(join(folder, shown));
      prepared ??= attempt(prepare(folder)).catch((error) => {
        prepared = undefined;
        throw error;
      });
      await prepared;
      const temporary = join(folder, `.${randomUUID()}.tmp`);
      try {
        const hash = await write(temporary, limited(content, shown, limit), attempt);
        const home = join(folder, hash.slice(0, DIGITS));
        await attempt(mkdir(home, { recursive: true, mode: 0o700 }));
        await attempt(rename(temporary, join(home, shown)));
        return join(home, shown);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
  };
}

type Attempt = <Result>(task: Promise<Result>) => Promise<Result>;

/** Says what the refusals of the operating system mean. */
function explainFailures(path: string): Attempt {
  return (task) =>
    task.catch((error) => {
      throw describeWriteFailure(path, error);
    });
}

/** Makes the folder, and removes what a killed program left there half-written. */
async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (!TEMPORARY.test(name)) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
}

/** @returns the SHA-256 of what was written, in hex */
async function write(path: string, content: AsyncIterable<Uint8Array>, attempt: Attempt): Promise<string> {
  const hash = createHash('sha256');
  const file = await attempt(open(path, 'wx', 0o600));
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      await attempt(file.writeFile(chunk));
    }
    await attempt(file.sync());
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

async function* limited(content: AsyncIterable<Uint8Array>, name: string, limit: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > limit) throw importTooLarge(name, limit);
    yield chunk;
  }
}

/** @param limit in bytes */
export function importTooLarge(name: string, limit: number) {
  const expected = message('at most {{limit}} bytes', { limit });
  const text = message("'{{file}}' is too large: expected {{expected}}, found more", { file: name, expected });
  return importError('import.tooLarge', text, {
    where: name,
    expected,
    received: message('more'),
    fix: message('Train on some of the rows.'),
  });
}
