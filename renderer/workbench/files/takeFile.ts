import type { SavedFile } from '#app/contract/index.ts';

/** Downloads a saved file if needed; one at a path is already there. */
export function takeFile(file: SavedFile): void {
  if (file.kind === 'download') download(file.url, file.fileName);
}

/** Saves a text of the window itself as a file. */
export function downloadText(fileName: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  download(url, fileName);
  // The download has its own reference by then.
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

const KEPT_MS = 60_000;

function download(url: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
}
