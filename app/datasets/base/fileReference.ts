import { resolve } from 'node:path';
import { message } from '#engine/messages/index.ts';
import { datasetError } from './errors.ts';

/** A file named by the user. */
export interface FileReference {
  /** The absolute path. */
  readonly path: string;
  /** As the user wrote it, for messages. */
  readonly shown: string;
}

/** `\\\\server\\share`, with either slash: opening one sends credentials to its server. Also the devices of Windows, `\\\\.\\NAME`. */
const NETWORK_PATH = /^[\\/]{2}/;

/**
 * Resolves a path, without file access.
 * @param shown as the user wrote it
 * @throws UserError dataset.networkPath
 */
export function referTo(shown: string, baseDirectory: string): FileReference {
  if (!NETWORK_PATH.test(shown.trim())) return { path: resolve(baseDirectory, shown), shown };
  const text = message("'{{file}}' is a network path; expected a file on this computer", { file: shown });
  throw datasetError('dataset.networkPath', text, {
    where: shown,
    expected: message('a file on this computer'),
    received: message('a network path'),
    fix: message('Copy the file to this computer, or give its network folder a drive letter or a mount point.'),
  });
}
