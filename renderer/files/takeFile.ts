import type { SavedFile } from '#app/contract/index.ts';

/** Downloads a saved file if needed; one at a path is already there. */
export function takeFile(file: SavedFile): void {
  if (file.kind !== 'download') return;
  const link = document.createElement('a');
  link.href = file.url;
  link.download = file.fileName;
  document.body.append(link);
  link.click();
  link.remove();
}
