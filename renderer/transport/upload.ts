import { UPLOADS, uploadedFile, userErrorData } from '#app/contract/index.ts';
import { message } from '#engine/text/index.ts';
import { WindowError } from './windowError.ts';

/** What a file's way to the main process is watched and ended by. */
export interface Sending {
  /** How much has arrived, from 0 to 1. */
  onProgress(share: number): void;
  readonly signal: AbortSignal;
}

export type FindPath = (file: File, sending: Sending) => Promise<string>;

/**
 * Sends a file to the server that the page came from. Not by `fetch`, which does not tell how much has been sent.
 * @returns the path under which it lies there
 * @throws WindowError import.tooLarge, connection, and what the server answers; the signal's reason where it was called off
 */
export const upload: FindPath = (file, { onProgress, signal }) => {
  const { name, size } = file;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    if (size > UPLOADS.limit) throw tooLarge(name);
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal.addEventListener('abort', abort, { once: true });
    request.upload.onprogress = ({ loaded }) => onProgress(size === 0 ? 1 : loaded / size);
    request.onload = () => {
      try {
        resolve(readAnswer(request.status, request.responseText));
      } catch (error) {
        reject(error);
      }
    };
    request.onerror = () => reject(broken());
    request.onabort = () => reject(signal.reason);
    request.onloadend = () => signal.removeEventListener('abort', abort);
    request.open('POST', `${UPLOADS.path}?name=${encodeURIComponent(name.toWellFormed())}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  });
};

/**
 * The path in an answer of the server.
 * @throws WindowError what the server refused, and why
 */
export function readAnswer(status: number, text: string): string {
  const data = parse(text);
  const taken = uploadedFile.safeParse(data);
  if (status === 200 && taken.success) return taken.data.path;
  const refused = userErrorData.safeParse(data);
  if (!refused.success) throw new WindowError('upload.failed', message('The file could not be sent'), { where: text.trim() });
  const { code, where, fix } = refused.data;
  throw new WindowError(code, refused.data, { ...(where !== undefined && { where }), ...(fix && { fix }) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tooLarge(name: string) {
  const text = message("'{{name}}' is too large: expected at most {{gigabytes}} GB", {
    name,
    gigabytes: (UPLOADS.limit / 1e9).toFixed(1),
  });
  return new WindowError('import.tooLarge', text, { fix: message('Train on some of the rows.') });
}

/** A browser does not say why: the server is gone, or the file changed or was removed while it was read. */
function broken() {
  return new WindowError('connection', message('The file could not be sent: the connection was lost, or the file changed'), {
    fix: message('Choose the file again.'),
  });
}
