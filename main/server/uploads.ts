import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UploadedFile } from '#app/contract/index.ts';
import { type Imports, importTooLarge } from '#app/imports/index.ts';
import { userErrorDataOf } from '#app/threads/errorData.ts';
import { UserError } from '#engine/messages/index.ts';
import { SECURITY_HEADERS } from '../page/index.ts';

/** Takes files that a page sends, one request each. */
export class Uploads {
  readonly #imports: Imports;
  readonly #limit: number;

  /** @param limit the largest file, in bytes */
  constructor(imports: Imports, limit: number) {
    this.#imports = imports;
    this.#limit = limit;
  }

  /** Keeps the body of a request and answers with its path, or with an error that says what to do. */
  async receive(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (Number(request.headers['content-length'] ?? 0) > this.#limit) throw importTooLarge(name, this.#limit);
      // The request must outlive a failure to keep it: the answer goes over the same connection.
      const path = await this.#imports.keep(name, request.iterator({ destroyOnReturn: false }));
      answer(response, 200, { path } satisfies UploadedFile);
    } catch (error) {
      // A page that calls an upload off, or goes away, waits for no answer.
      if (request.destroyed && !request.complete) return;
      if (!(error instanceof UserError)) throw error;
      await drain(request, this.#limit);
      answer(response, STATUS[error.code] ?? 500, userErrorDataOf(error));
    }
  }
}

const STATUS: Readonly<Record<string, number>> = { 'import.tooLarge': 413, 'file.full': 507 };

/**
 * Lets the rest of a body pass. A browser that is still sending when the connection closes tells its page of a broken connection,
 * and not what the answer says.
 */
async function drain(request: IncomingMessage, limit: number): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      if (bytes > limit) return;
    }
  } catch {
    // The page went away meanwhile.
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  if (response.destroyed) return;
  const type = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' };
  response.writeHead(status, { ...SECURITY_HEADERS, ...type, ...(status !== 200 && { Connection: 'close' }) });
  response.end(JSON.stringify(body));
}
