import type { SavedFile } from '#app/contract/index.ts';

/** Fetches a file that waits for a download; one that lies at a path is there already. */
export function takeFile(file: SavedFile): void {
  if (file.kind !== 'download') return;
  const link = document.createElement('a');
  link.href = file.url;
  link.download = file.fileName;
  document.body.append(link);
  link.click();
  link.remove();
}
