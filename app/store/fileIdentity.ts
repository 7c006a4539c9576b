import { type BigIntStats, statSync } from 'node:fs';
import type { FileLoss } from './errors.ts';

/** The identity of the file at a path. SQLite detects a moved file by the same numbers. */
export class FileIdentity {
  readonly #file: string;
  readonly #opened: BigIntStats | undefined;

  constructor(file: string) {
    this.#file = file;
    this.#opened = look(file);
  }

  /** The loss since; undefined if it is the same file and has content. */
  get loss(): FileLoss | undefined {
    if (!this.#opened) return undefined;
    const now = look(this.#file);
    if (!now) return 'deleted';
    if (now.ino !== this.#opened.ino || now.dev !== this.#opened.dev) return 'replaced';
    return now.size === 0n && this.#opened.size > 0n ? 'emptied' : undefined;
  }
}

function look(file: string): BigIntStats | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false });
}
