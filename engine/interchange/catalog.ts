import type { Format, FormatReader } from './format.ts';
import { safetensors } from './safetensors.ts';
import { weightsJson } from './weightsJson.ts';

/** All formats in display order; the first is the default. A new one takes one file and one line here. */
export const FORMATS: readonly Format[] = [weightsJson, safetensors];

/** A format whose files can be read. */
export type ReadableFormat = Format & { readonly reader: FormatReader };

export function isReadable(format: Format): format is ReadableFormat {
  return format.reader !== undefined;
}

const READABLE = FORMATS.filter(isReadable);

/**
 * The format of a file: the one that recognizes its content, else the one with its extension, else the default, whose reader then
 * reports the error.
 * @param head the first bytes, at most {@link HEAD_BYTES}
 */
export function recognizeFormat(head: Uint8Array, fileName: string): ReadableFormat {
  return (
    READABLE.find(({ reader }) => reader.recognizes(head)) ??
    READABLE.find(({ extension }) => fileName.toLowerCase().endsWith(`.${extension}`)) ??
    READABLE[0]
  );
}
