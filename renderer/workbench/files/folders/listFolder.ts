/** A file of a folder. */
export interface FolderFile {
  /** From the folder on, with slashes. */
  readonly path: string;
  readonly file: File;
}

/** The files of a folder and of those in it, without hidden ones. */
export async function listFolder(folder: FileSystemDirectoryEntry, path = ''): Promise<FolderFile[]> {
  const found: FolderFile[] = [];
  for (const entry of await entriesOf(folder)) {
    if (entry.name.startsWith('.')) continue;
    if (isFolder(entry)) found.push(...(await listFolder(entry, `${path}${entry.name}/`)));
    else if (isFile(entry)) found.push({ path: `${path}${entry.name}`, file: await fileOf(entry) });
  }
  return found;
}

export const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));

/** Browsers list a folder a hundred entries at a time, and end with none. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
