import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Message, message } from '#engine/messages/index.ts';
import { fileError } from './errors.ts';
import { removeUnfinished, unfinishedName } from './unfinished.ts';

/** As a whole, or in pieces. */
type Content = string | Uint8Array | Iterable<string | Uint8Array>;

/**
 * Checks a written file under its temporary name, and may rewrite it, for example with the result.
 * @throws if the file must not replace the previous one
 */
export type Verify = (temporary: string, rewrite: (content: Content) => Promise<void>) => Promise<void>;

/**
 * Writes a file atomically: to a temporary name beside it, synced, then renamed over it.
 * @throws UserError file.full, file.unwritable, and errors of `verify`; nothing is replaced then
 */
export async function writeWhole(path: string, content: Content, verify?: Verify): Promise<void> {
  const temporary = unfinishedName(path, randomUUID());
  const write = (text: Content, flags: 'wx' | 'w') =>
    writeSynced(temporary, text, flags).catch((error) => {
      throw describeWriteFailure(path, error);
    });
  await removeUnfinished(dirname(path));
  try {
    await write(content, 'wx');
    await verify?.(temporary, (changed) => write(changed, 'w'));
    await rename(temporary, path).catch((error) => {
      throw describeWriteFailure(path, error);
    });
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** `writeFile` continues after a short write, so that a disk that fills up is noticed. */
async function writeSynced(path: string, content: Content, flags: 'wx' | 'w'): Promise<void> {
  const file = await open(path, flags);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Translates an operating system error for users. */
export function describeWriteFailure(path: string, { code, message: reason }: NodeJS.ErrnoException) {
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return fileError('file.full', message("'{{file}}' cannot be written: the disk is full", { file: path }), {
      where: path,
      expected: message('space for the file'),
      received: message('a full disk'),
      fix: message('Free some space, or choose another disk'),
    });
  }
  const received = REASONS[code ?? '']?.(dirname(path)) ?? reason;
  return fileError('file.unwritable', message("'{{file}}' cannot be written: {{received}}", { file: path, received }), {
    where: path,
    expected: message('a writable location'),
    received,
    fix: message('Choose another folder'),
  });
}

const noFolder = () => message('its folder does not exist');
const noPermission = (folder: string) => message("there is no permission to write into its folder '{{folder}}'", { folder });
const sameName = () => message('a folder with this name exists');

/** The reasons by error code, given the file's folder. */
const REASONS: Readonly<Record<string, (folder: string) => Message>> = {
  ENOENT: noFolder,
  ENOTDIR: noFolder,
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: (folder) => message("the disk of its folder '{{folder}}' is read-only", { folder }),
  EISDIR: sameName,
  EEXIST: sameName,
  ENOTEMPTY: sameName,
  ENAMETOOLONG: () => message('the name is too long'),
};
