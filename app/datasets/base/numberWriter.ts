import { writeSync } from 'node:fs';
import { message } from '#engine/messages/index.ts';
import { blocksOf, isStored, type NumberArray, type StoredNumbers } from '#engine/training/index.ts';
import { datasetError } from './errors.ts';
import { openScratchFile, unusedFiles } from './scratchFile.ts';
import { type Stored, storedNumbers } from './storedNumbers.ts';

/** Numbers that are written at once. */
const BUFFER = 2 ** 16;

/** Writes numbers one after the other into a file without a name. */
export class NumberWriter {
  readonly #handle: number;
  readonly #type: Stored;
  readonly #where: string;
  readonly #buffer: Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;
  #used = 0;
  #written = 0;

  /**
   * @param where the name of the data, in messages
   * @throws UserError dataset.diskFull, as all that is done with it
   */
  constructor(type: Stored, where: string, handle = openScratchFile()) {
    if (handle === undefined) throw diskFull(where);
    this.#handle = handle;
    unusedFiles.register(this, handle, this);
    this.#type = type;
    this.#where = where;
    this.#buffer = type === 'Float32Array' ? new Float32Array(BUFFER) : new Float64Array(BUFFER);
  }

  get length(): number {
    return this.#written + this.#used;
  }

  push(value: number): void {
    if (this.#used === BUFFER) this.#flush();
    this.#buffer[this.#used++] = value;
  }

  /** The numbers so far; nothing can be written any more. */
  takeArray(): StoredNumbers {
    this.#flush();
    unusedFiles.unregister(this);
    return storedNumbers(this.#handle, this.#type, this.#written);
  }

  #flush(): void {
    const { BYTES_PER_ELEMENT: size } = this.#buffer;
    const bytes = new Uint8Array(this.#buffer.buffer, 0, this.#used * size);
    try {
      for (let done = 0; done < bytes.length; )
        done += writeSync(this.#handle, bytes, done, bytes.length - done, this.#written * size + done);
    } catch {
      throw diskFull(this.#where);
    }
    this.#written += this.#used;
    this.#used = 0;
  }
}

/** Numbers made of others, block by block. @param width numbers of a row, of which each block has whole ones */
export function storeMapped(
  data: NumberArray | StoredNumbers,
  width: number,
  where: string,
  map: (block: NumberArray, start: number) => Iterable<number>,
): StoredNumbers {
  const writer = new NumberWriter(precisionOf(data), where);
  for (const { numbers, start } of blocksOf(data, width)) for (const value of map(numbers, start)) writer.push(value);
  return writer.takeArray();
}

export function precisionOf(data: NumberArray | StoredNumbers): Stored {
  if (isStored(data)) return data.type;
  return data instanceof Float32Array ? 'Float32Array' : 'Float64Array';
}

function diskFull(where: string) {
  return datasetError(
    'dataset.diskFull',
    message("The disk is full: there is no room for the numbers of '{{data}}', which are too many for memory", { data: where }),
    {
      where,
      expected: message('room for the numbers'),
      received: message('a full disk'),
      fix: message('Free space on the disk, or ignore columns with ignore=NAME.'),
    },
  );
}
