import { CsvError, parse } from 'csv-parse/sync';
import { TABLE_LIMITS } from '../../table/limits.ts';
import type { Row } from './csvRows.ts';
import { type Dialect, RECORD_DELIMITERS } from './dialect.ts';
import type { PiecedText } from './encoding.ts';
import { countLineEnds } from './lineEnds.ts';
import { recordPieces } from './recordPieces.ts';

/**
 * Parses a text piece by piece. With comments, in which a quote can stand alone, the text is one piece.
 * @param take gets each row, and the number of bytes up to its end
 * @param describe the error of a row that cannot be parsed
 */
export function parseRows(
  text: PiecedText,
  { delimiter, comment }: Dialect,
  take: (row: Row, bytes: number) => void,
  describe: (error: CsvError) => Error,
): void {
  let [firstLine, firstByte] = [0, 0];
  const options = {
    delimiter,
    record_delimiter: RECORD_DELIMITERS,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: TABLE_LIMITS.rowBytes,
    ...(comment !== undefined && { comment, comment_no_infix: true }),
    on_record(cells: string[], { lines, bytes }: { readonly lines: number; readonly bytes: number }) {
      take({ cells, line: firstLine + lines }, firstByte + bytes);
      return null;
    },
  };
  const pieces = comment === undefined ? recordPieces(text.pieces()) : [Buffer.concat([...text.pieces()])];
  for (const piece of pieces) {
    try {
      parse(piece, options);
    } catch (error) {
      if (error instanceof CsvError) throw describe(error);
      throw error;
    }
    firstLine += countLineEnds(piece);
    firstByte += piece.length;
  }
}
