import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SECURITY_HEADERS } from '../page/index.ts';

/** A file that waits to be fetched. */
interface Waiting {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** Where a browser fetches a file, once. */
export interface Download {
  readonly url: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** The part of the server's addresses that files lie under. */
export const DOWNLOADS = '/downloads/';

/** Files on their way into the browser's download folder. They lie in a folder that only this user can read. */
export class Downloads {
  readonly #waiting = new Map<string, Waiting>();
  #folder: Promise<string> | undefined;

  /** Lets `write` make a file and offers it under an address that can be neither guessed nor used twice. */
  async offer(suggestedName: string, write: (path: string) => Promise<void>): Promise<Download> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'backwire-'));
    const id = randomUUID();
    const path = join(await this.#folder, id);
    const fileName = plainName(suggestedName);
    try {
      await write(path);
      const { size: bytes } = await stat(path);
      this.#waiting.set(id, { path, fileName, bytes });
      return { url: `${DOWNLOADS}${id}`, fileName, bytes };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  /**
   * Sends a file and removes it; one that did not arrive whole can be fetched again.
   * @returns false where nothing waits under the id
   */
  send(id: string, response: ServerResponse): boolean {
    const file = this.#waiting.get(id);
    if (!file) return false;
    this.#waiting.delete(id);
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'Content-Type': 'application/octet-stream',
      'Content-Length': file.bytes,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'Cache-Control': 'no-store',
    });
    const stream = createReadStream(file.path);
    stream.on('error', () => response.destroy());
    response.on('close', () => {
      stream.destroy();
      // A browser that has all bytes may close before the response knows that it is finished.
      const isHandedOver = stream.bytesRead === file.bytes && response.writableLength === 0;
      if (response.writableFinished || isHandedOver) removeFile(file.path);
      else this.#waiting.set(id, file);
    });
    stream.pipe(response);
    return true;
  }

  async close(): Promise<void> {
    this.#waiting.clear();
    if (this.#folder) await rm(await this.#folder, { recursive: true, force: true });
  }
}

function removeFile(path: string): void {
  rm(path, { force: true }).catch((error) => console.error(`${path} cannot be removed: ${error.message}`));
}

/** A name without folders and without characters that some system refuses. */
function plainName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get into a name
  const plain = name.replace(/[/\\:*?"<>|\u0000-\u001f]/g, '-').replace(/^\.+/, '');
  return plain === '' ? 'download' : plain;
}
