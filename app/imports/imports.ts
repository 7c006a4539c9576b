import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { declareErrors, message } from '#engine/messages/index.ts';
import { describeWriteFailure } from '../files/index.ts';

/** Well below the 255 bytes that file systems allow, in any script. */
const LONGEST = 80;

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** What can go wrong with a file that is taken in, each code once. */
const importError = declareErrors({
  'import.tooLarge': 'The file is larger than the limit for data.',
});

/** Files without a path, such as those dropped on a page in a browser. */
export type Imports = ReturnType<typeof openImports>;

interface ImportOptions {
  /** An absolute path, created with the first file. */
  readonly folder: string;
  /** In bytes. */
  readonly limit: number;
}

/** Length of a file's folder name in hex digits of its SHA-256: 64 bits. */
const DIGITS = 16;

const TEMPORARY = /^\.[\w-]{36}\.tmp$/;

/** A file in progress changes more often than this; others were left by a killed program. */
const ABANDONED_MS = 3_600_000;

/** Stores imported files in a folder, each as `FOLDER/HASH/NAME`. */
export function openImports({ folder, limit }: ImportOptions) {
  let prepared: Promise<void> | undefined;
  const imports = {
    /**
     * Stores a file atomically. The same bytes under the same name are stored once.
     * @returns its absolute path
     * @throws UserError import.tooLarge, file.full, file.unwritable, and errors of `content`
     */
    async keep(name: string, content: AsyncIterable<Uint8Array>): Promise<string> {
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
    /** Stores a text in UTF-8. @throws UserError as keep */
    keepText: (name: string, text: string): Promise<string> => imports.keep(name, Readable.from([Buffer.from(text)])),
  };
  return imports;
}

type Attempt = <Result>(task: Promise<Result>) => Promise<Result>;

/** Translates operating system errors. */
function explainFailures(path: string): Attempt {
  return (task) =>
    task.catch((error) => {
      throw describeWriteFailure(path, error);
    });
}

/** Creates the folder, and removes partial files of killed programs. */
async function prepare(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    if (!TEMPORARY.test(name)) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > ABANDONED_MS) await rm(path, { force: true });
  }
}

/** @returns the SHA-256 of the written bytes, in hex */
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

/**
 * The name that an imported file gets: its own, without folders, without characters that some system refuses, and without those
 * that mean something in a SPEC. The ending stays.
 */
export function importedName(name: string): string {
  const plain = name
    .replace(/^.*[\\/]/s, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get into a name
    .replace(/[:*?"<>|,;%#&=\u0000-\u001f\u007f]/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(DEVICE, '$1-');
  if (plain === '') return 'data';
  if (plain.length <= LONGEST) return plain.toWellFormed();
  const ending = /(\.\w{1,8}){1,2}$/.exec(plain)?.[0] ?? '';
  return (plain.slice(0, LONGEST - ending.length) + ending).toWellFormed();
}
