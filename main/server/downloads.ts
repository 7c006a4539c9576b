import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SECURITY_HEADERS } from '../page/index.ts';

/** A file waiting for download. */
interface Waiting {
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** A one-time download for a browser. */
export interface Download {
  readonly url: string;
  readonly fileName: string;
  readonly bytes: number;
}

/** Path prefix of downloads. */
export const DOWNLOADS = '/downloads/';

/** Files waiting for download, in a folder that only this user can read. */
export class Downloads {
  readonly #waiting = new Map<string, Waiting>();
  #folder: Promise<string> | undefined;

  /** Offers a file made by `write` at an unguessable one-time address. */
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
   * Sends a file and removes it; after an incomplete transfer it can be fetched again.
   * @returns false if the id is unknown
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
      // A browser that has all bytes may close the connection before the response is marked finished.
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

/** A base name without characters that some system rejects. */
function plainName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are removed from names
  const plain = name.replace(/[/\\:*?"<>|\u0000-\u001f]/g, '-').replace(/^\.+/, '');
  return plain === '' ? 'download' : plain;
}
