import { message } from '#engine/messages/index.ts';
import { WindowError } from '../../connection/index.ts';
import { crc32 } from './crc32.ts';
import { type FolderFile, listFolder } from './listFolder.ts';

/** What the headers of a ZIP archive without ZIP64 can count. */
const MOST = { files: 65_535, bytes: 2 ** 32 - 1 } as const;

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
/** Names are UTF-8. */
const UTF8_NAMES = 1 << 11;
const VERSION = 20;

/**
 * A folder as a ZIP archive of its name: a page has no paths, so the server gets the files themselves. They are not compressed, since
 * images are already.
 * @throws WindowError file.largeFolder
 */
export async function packFolder(folder: FileSystemDirectoryEntry): Promise<File> {
  const files = await listFolder(folder);
  const parts: BlobPart[] = [];
  const directory: BlobPart[] = [];
  let [offset, directoryBytes] = [0, 0];
  for (const entry of files) {
    const { local, central } = await headersOf(entry, offset);
    parts.push(local, entry.file);
    directory.push(central);
    offset += local.length + entry.file.size;
    directoryBytes += central.length;
    if (files.length > MOST.files || offset + directoryBytes > MOST.bytes) throw tooLarge(folder.name);
  }
  const end = fields([4, END], [4, 0], [2, files.length], [2, files.length], [4, directoryBytes], [4, offset], [2, 0]);
  return new File([...parts, ...directory, end], `${folder.name}.zip`);
}

/** The header before a file and that in the directory (APPNOTE 6.3, sections 4.3.7 and 4.3.12). */
async function headersOf({ path, file }: FolderFile, offset: number) {
  const name = new TextEncoder().encode(path);
  const checksum = crc32(new Uint8Array(await file.arrayBuffer()));
  const common = fields(
    ...([
      [2, VERSION],
      [2, UTF8_NAMES],
      [2, 0],
      [4, 0],
    ] as const),
    ...([
      [4, checksum],
      [4, file.size],
      [4, file.size],
      [2, name.length],
      [2, 0],
    ] as const),
  );
  const place = fields([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
  return {
    local: join(fields([4, LOCAL]), common, name),
    central: join(fields([4, CENTRAL], [2, VERSION]), common, place, name),
  };
}

/** Little-endian numbers, each of 2 or 4 bytes. */
function fields(...numbers: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(numbers.reduce((sum, [bytes]) => sum + bytes, 0)));
  let position = 0;
  for (const [bytes, value] of numbers) {
    if (bytes === 2) view.setUint16(position, value, true);
    else view.setUint32(position, value, true);
    position += bytes;
  }
  return new Uint8Array(view.buffer);
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    joined.set(part, position);
    position += part.length;
  }
  return joined;
}

function tooLarge(name: string) {
  const text = message("The folder '{{name}}' is too large to be sent: expected at most {{count}} files and 4 GB", {
    name,
    count: MOST.files,
  });
  return new WindowError('file.largeFolder', text, { fix: message('Enter its path when importing data.') });
}
