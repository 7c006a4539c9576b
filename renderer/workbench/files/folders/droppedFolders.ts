import { isFolder } from './listFolder.ts';

/** A folder that was dropped on the window. */
export interface DroppedFolder {
  /** Stands for the folder on the desktop, where it has a path. */
  readonly file: File;
  readonly entry: FileSystemDirectoryEntry;
}

/** What was dropped. To be called while the event is handled. */
export function droppedItems({ items }: DataTransfer): { readonly files: File[]; readonly folders: DroppedFolder[] } {
  const files: File[] = [];
  const folders: DroppedFolder[] = [];
  for (const item of items) {
    const file = item.getAsFile();
    const entry = item.webkitGetAsEntry();
    if (!file) continue;
    if (entry && isFolder(entry)) folders.push({ file, entry });
    else files.push(file);
  }
  return { files, folders };
}
