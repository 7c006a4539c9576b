import type { ColumnMetaData, FileMetaData, PageHeader } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getSchemaPath } from 'hyparquet/src/schema.js';
import { compressors } from 'hyparquet-compressors';

type Decoder = Parameters<typeof readPage>[2];
type Values = ArrayLike<unknown>;

/** Reads bytes of a file. */
export type ReadBytes = (start: number, end: number) => ArrayBuffer;

/** Bytes that are read for a page whose size is not known yet: enough for most. */
const FIRST_BYTES = 2 ** 16;

/**
 * The values of a column in a group of rows, in order. Memory holds one page and the dictionary: pandas writes a million rows into a
 * group, and a megabyte into a page. (hyparquet itself reads and decodes a column of a group as a whole.)
 */
export class ColumnPages {
  readonly #read: ReadBytes;
  readonly #decoder: Decoder;
  readonly #end: number;
  /** Of the next page. */
  #position: number;
  #dictionary: Parameters<typeof readPage>[3];
  #page: { readonly first: number; readonly values: Values } = { first: 0, values: [] };

  constructor(read: ReadBytes, { schema }: FileMetaData, column: ColumnMetaData) {
    const schemaPath = getSchemaPath(schema, column.path_in_schema);
    const { element } = schemaPath[schemaPath.length - 1];
    this.#read = read;
    this.#decoder = {
      ...column,
      pathInSchema: column.path_in_schema,
      element,
      schemaPath,
      compressors,
      parsers: DEFAULT_PARSERS,
    };
    this.#position = Number(column.dictionary_page_offset || column.data_page_offset);
    this.#end = this.#position + Number(column.total_compressed_size);
  }

  /** The first row that can still be asked for. */
  get first(): number {
    return this.#page.first;
  }

  /** The values of some rows, none of them before {@link first}. */
  take(start: number, end: number): unknown[] {
    const taken: unknown[] = [];
    for (let row = start; row < end; ) {
      const { first, values } = this.#page;
      const last = Math.min(end, first + values.length);
      if (row >= last) this.#next(row);
      for (; row < last; row++) taken.push(values[row - first]);
    }
    return taken;
  }

  /** Goes on to the page with a row. Pages before it are not decoded. */
  #next(row: number): void {
    let first = this.#page.first + this.#page.values.length;
    this.#page = { first, values: [] };
    while (row >= first + this.#page.values.length) {
      const { header, reader } = this.#readPacked();
      const rows = header.data_page_header?.num_values ?? header.data_page_header_v2?.num_rows ?? 0;
      if (header.type === 'DICTIONARY_PAGE') this.#dictionary = this.#decodeDictionary(reader, header);
      else if (row >= first + rows) first += rows;
      else this.#page = { first, values: readPage(reader, header, this.#decoder, this.#dictionary, undefined, 0).data ?? [] };
    }
  }

  #decodeDictionary(reader: Parameters<typeof readPage>[0], header: PageHeader) {
    const { data } = readPage(reader, header, this.#decoder, undefined, undefined, 0);
    return data && convert(data, this.#decoder);
  }

  /** The header of the next page, and its bytes. */
  #readPacked() {
    if (this.#position >= this.#end) throw new Error('a column has fewer values than its group has rows');
    const start = this.#position;
    const beginning = { view: new DataView(this.#read(start, Math.min(this.#end, start + FIRST_BYTES))), offset: 0 };
    const header = parquetHeader(beginning);
    const length = beginning.offset + header.compressed_page_size;
    this.#position += length;
    const isWhole = length <= beginning.view.byteLength;
    const view = isWhole ? beginning.view : new DataView(this.#read(start, start + length));
    return { header, reader: { view, offset: beginning.offset } };
  }
}
