import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UploadedFile } from '#app/contract/index.ts';
import { type Imports, importTooLarge } from '#app/imports/index.ts';
import { userErrorDataOf } from '#app/threads/errorData.ts';
import { UserError } from '#engine/errors.ts';
import { SECURITY_HEADERS } from '../page/index.ts';

/** Receives uploads from the page, one per request. */
export class Uploads {
  readonly #imports: Imports;
  readonly #limit: number;

  /** @param limit maximum file size in bytes */
  constructor(imports: Imports, limit: number) {
    this.#imports = imports;
    this.#limit = limit;
  }

  /** Stores the body of a request and responds with its path, or with an error. */
  async receive(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (Number(request.headers['content-length'] ?? 0) > this.#limit) throw importTooLarge(name, this.#limit);
      // The request must outlive a storage failure: the response uses the same connection.
      const path = await this.#imports.keep(name, request.iterator({ destroyOnReturn: false }));
      answer(response, 200, { path } satisfies UploadedFile);
    } catch (error) {
      // A page that cancels an upload, or closes, expects no response.
      if (request.destroyed && !request.complete) return;
      if (!(error instanceof UserError)) throw error;
      await drain(request, this.#limit);
      answer(response, STATUS[error.code] ?? 500, userErrorDataOf(error));
    }
  }
}

const STATUS: Readonly<Record<string, number>> = { 'import.tooLarge': 413, 'file.full': 507 };

/**
 * Reads the rest of a body. If the connection closes while a browser is still sending, its page sees a broken connection instead
 * of the response.
 */
async function drain(request: IncomingMessage, limit: number): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      if (bytes > limit) return;
    }
  } catch {
    // The page closed meanwhile.
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return;
  const type = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
  response.writeHead(status, { ...SECURITY_HEADERS, ...type, ...(status !== 200 && { Connection: 'close' }) });
  response.end(JSON.stringify(body));
}
