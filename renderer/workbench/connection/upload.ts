import { UPLOADS, uploadedFile, userErrorData } from '#app/contract/index.ts';
import { message } from '#engine/messages/index.ts';
import { parseJson } from '#engine/text/index.ts';
import { WindowError } from './describeError.ts';

/** Progress and cancellation of an upload. */
interface Sending {
  /** Uploaded share, from 0 to 1. */
  onProgress(share: number): void;
  readonly signal: AbortSignal;
}

/** The path at which the main process reads a dropped or chosen file. */
export type FindPath = (file: File, sending: Sending) => Promise<string>;

/**
 * Uploads a file to the page's server. Not by `fetch`, which does not report upload progress.
 * @returns its path there
 * @throws WindowError import.tooLarge, connection, and errors of the server; the signal's reason if aborted
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

const MOST_DEPTH = 100;

/**
 * The path in a response of the server.
 * @throws WindowError the server's error
 */
export function readAnswer(status: number, text: string): string {
  const json = parseJson(text, MOST_DEPTH);
  const data = json.ok ? json.data : undefined;
  const taken = uploadedFile.safeParse(data);
  if (status === 200 && taken.success) return taken.data.path;
  const refused = userErrorData.safeParse(data);
  if (!refused.success) throw new WindowError('upload.failed', message('The file could not be sent'), { where: text.trim() });
  const { code, where, fix } = refused.data;
  throw new WindowError(code, refused.data, { ...(where !== undefined && { where }), ...(fix && { fix }) });
}

function tooLarge(name: string) {
  const text = message("'{{name}}' is too large: expected at most {{gigabytes}} GB", {
    name,
    gigabytes: (UPLOADS.limit / 1e9).toFixed(1),
  });
  return new WindowError('import.tooLarge', text, { fix: message('Train on some of the rows.') });
}

/** Browsers do not report the reason: the server is gone, or the file changed or was removed while it was read. */
function broken() {
  return new WindowError('connection', message('The file could not be sent: the connection was lost, or the file changed'), {
    fix: message('Choose the file again.'),
  });
}
