import { type BigIntStats, statSync } from 'node:fs';

/** What can become of a file under a process that has it open. */
export type FileLoss = 'deleted' | 'replaced' | 'emptied';

/** Which file a path stood for at one time. SQLite itself tells a file that was moved away by the same numbers. */
export class FileIdentity {
  readonly #file: string;
  readonly #opened: BigIntStats | undefined;

  constructor(file: string) {
    this.#file = file;
    this.#opened = look(file);
  }

  /** What became of the file since; undefined where it is still the same, and has content. */
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
