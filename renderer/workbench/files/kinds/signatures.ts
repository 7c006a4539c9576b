import { later } from '../../../language/index.ts';

/** A known but unsupported kind of file. */
export interface Foreign {
  /** With its article: "a PNG image". */
  readonly name: string;
  /** What to do with it; if absent, supported files are listed instead. */
  readonly advice?: string;
}

const IMAGE_ADVICE = later(
  'Put the images of each class into a folder with its name, then enter the path of the folder above, or open a ZIP archive of it.',
);
const TABLE_ADVICE = later('Save the table as CSV in UTF-8, then open the CSV file.');
const PANDAS_ADVICE = later('Convert it to CSV, for example with pandas, then open the CSV file.');
const WEIGHTS_ADVICE = later('Weights are read from JSON and safetensors files.');
const ARCHIVE_ADVICE = later(
  'Extract it, then open the files in it. Only gzip is read directly, and ZIP archives of images or NumPy arrays.',
);
const NUMPY_ADVICE = later('Save the arrays again with numpy.savez, named x and y.');

export const FOREIGN = {
  excel: { name: later('an Excel workbook'), advice: later('In Excel, save the sheet as “CSV UTF-8”, then open the CSV file.') },
  oldOffice: { name: later('an older Excel or Office file'), advice: TABLE_ADVICE },
  spreadsheet: { name: later('an OpenDocument spreadsheet'), advice: TABLE_ADVICE },
  document: { name: later('a text document') },
  slides: { name: later('a presentation') },
  zip: { name: later('a ZIP archive'), advice: ARCHIVE_ADVICE },
  pytorch: { name: later('a PyTorch file'), advice: WEIGHTS_ADVICE },
  keras: { name: later('a Keras model'), advice: WEIGHTS_ADVICE },
  npz: { name: later('a NumPy archive (.npz)'), advice: NUMPY_ADVICE },
  damagedGzip: { name: later('a damaged gzip file'), advice: later('Download or copy the file again.') },
  gzippedJson: { name: later('a gzipped JSON file'), advice: later('Extract it, then open the JSON file.') },
  jsonLines: { name: later('a JSON Lines file'), advice: PANDAS_ADVICE },
  html: { name: later('a web page'), advice: later('Download the file itself; on GitHub, use “Download raw file”.') },
  svg: { name: later('an SVG picture') },
  xml: { name: later('an XML file') },
} as const satisfies Record<string, Foreign>;

/** Assembled, because signatures of several words are not translatable texts. */
const SQLITE = ['SQLite', 'format', '3\0'].join(' ');
const MATLAB = ['MATLAB', '5.0', 'MAT-file'].join(' ');

/** A kind and its signature: Latin-1 text at an offset, or a test of the bytes. */
type Signature = readonly [mark: string | ((bytes: Uint8Array) => boolean), kind: Foreign | 'zip' | 'weights', position?: number];

/** The first match wins. */
const SIGNATURES: readonly Signature[] = [
  ['\x89PNG\r\n\x1a\n', { name: later('a PNG image'), advice: IMAGE_ADVICE }],
  ['\xff\xd8\xff', { name: later('a JPEG image'), advice: IMAGE_ADVICE }],
  ['GIF8', { name: later('a GIF image'), advice: IMAGE_ADVICE }],
  ['WEBP', { name: later('a WebP image'), advice: IMAGE_ADVICE }, 8],
  ['II*\0', { name: later('a TIFF image'), advice: IMAGE_ADVICE }],
  ['MM\0*', { name: later('a TIFF image'), advice: IMAGE_ADVICE }],
  [isBitmap, { name: later('a BMP image'), advice: IMAGE_ADVICE }],
  ['WAVE', { name: later('a sound file') }, 8],
  ['ID3', { name: later('a sound file') }],
  ['ftyp', { name: later('a video file') }, 4],
  ['%PDF-', { name: later('a PDF document') }],
  ['PK\x03\x04', 'zip'],
  ['PK\x05\x06', 'zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', FOREIGN.oldOffice],
  [isBackwireDatabase, { name: later('a Backwire database'), advice: later('Start Backwire with --db and its path.') }],
  [SQLITE, { name: later('an SQLite database'), advice: later('Export the table as CSV, then open the CSV file.') }],
  ['PAR1', { name: later('a Parquet file'), advice: PANDAS_ADVICE }],
  ['ARROW1', { name: later('an Arrow or Feather file'), advice: PANDAS_ADVICE }],
  ['FEA1', { name: later('an Arrow or Feather file'), advice: PANDAS_ADVICE }],
  ['Obj\x01', { name: later('an Avro file'), advice: PANDAS_ADVICE }],
  ['ORC', { name: later('an ORC file'), advice: PANDAS_ADVICE }],
  ['\x89HDF\r\n\x1a\n', { name: later('an HDF5 file, such as a Keras model'), advice: WEIGHTS_ADVICE }],
  ['\x93NUMPY', { name: later('a NumPy array (.npy)'), advice: NUMPY_ADVICE }],
  [MATLAB, { name: later('a MATLAB file'), advice: TABLE_ADVICE }],
  // torch.save before version 1.6: a pickle that begins with its magic number.
  ['\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19', FOREIGN.pytorch],
  [isPickle, { name: later('a Python pickle'), advice: PANDAS_ADVICE }],
  [isSafetensors, 'weights'],
  ['GGUF', { name: later('a GGUF model'), advice: WEIGHTS_ADVICE }],
  ['TFL3', { name: later('a TensorFlow Lite model'), advice: WEIGHTS_ADVICE }, 4],
  [isOnnx, { name: later('an ONNX model'), advice: WEIGHTS_ADVICE }],
  ['ustar', { name: later('a TAR archive'), advice: ARCHIVE_ADVICE }, 257],
  ['7z\xbc\xaf\x27\x1c', { name: later('a 7-Zip archive'), advice: ARCHIVE_ADVICE }],
  ['Rar!\x1a\x07', { name: later('a RAR archive'), advice: ARCHIVE_ADVICE }],
  ['BZh', { name: later('a bzip2 file'), advice: ARCHIVE_ADVICE }],
  ['\xfd7zXZ\0', { name: later('an xz file'), advice: ARCHIVE_ADVICE }],
  ['\x28\xb5\x2f\xfd', { name: later('a Zstandard file'), advice: ARCHIVE_ADVICE }],
];

/** The kind of a file by its first bytes; undefined for text and unknown formats. */
export function findSignature(bytes: Uint8Array): Signature[1] | undefined {
  return SIGNATURES.find(([mark, , position = 0]) =>
    typeof mark === 'string' ? standsAt(bytes, mark, position) : mark(bytes),
  )?.[1];
}

export function standsAt(bytes: Uint8Array, mark: string, position: number): boolean {
  if (position < 0 || position + mark.length > bytes.length) return false;
  for (let index = 0; index < mark.length; index++) if (bytes[position + index] !== mark.charCodeAt(index)) return false;
  return true;
}

/** Two letters alone could begin a text; in a bitmap four zero bytes follow its size. */
function isBitmap(bytes: Uint8Array): boolean {
  return standsAt(bytes, 'BM', 0) && standsAt(bytes, '\0\0\0\0', 6);
}

/** From version 2 on, the protocol follows the first byte; then comes an opcode that is no letter. */
function isPickle(bytes: Uint8Array): boolean {
  return bytes[0] === 0x80 && bytes[1] >= 2 && bytes[1] <= 5;
}

/** The header length in 8 bytes, then the header in JSON. */
function isSafetensors(bytes: Uint8Array): boolean {
  return standsAt(bytes, '\0\0{"', 6);
}

/** Protocol buffers have no signature: field 1 is the format version, field 2 the producer name. */
function isOnnx(bytes: Uint8Array): boolean {
  const [field, version, next, length] = bytes;
  if (field !== 0x08 || version > 0x20 || next !== 0x12 || length === 0 || length > 100) return false;
  return bytes.subarray(4, 4 + length).every((byte) => byte >= 0x20 && byte < 0x7f);
}

/** `application_id` of the database: "Bwir", as set by the store. */
function isBackwireDatabase(bytes: Uint8Array): boolean {
  return standsAt(bytes, SQLITE, 0) && standsAt(bytes, 'Bwir', 68);
}
