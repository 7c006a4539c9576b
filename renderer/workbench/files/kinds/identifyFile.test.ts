import { expect, test } from 'vitest';
import graph from '../../../../resources/examples/xor.backwire.json?raw';
import { identifyFile } from './identifyFile.ts';
import type { ReadableFile } from './readHead.ts';
import { refuseFile } from './refuseFile.ts';

const FORMATS = ['CSV or TSV', 'IDX pair'];

type Bytes = Uint8Array<ArrayBuffer>;
type Content = string | Bytes;

const latin1 = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const zeros = (count: number): Bytes => new Uint8Array(count);
const join = (...parts: Bytes[]): Bytes => Uint8Array.from(parts.flatMap((part) => [...part]));
const utf16 = (text: string): Bytes => new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
const identify = async (content: Content | Promise<Content>, name = 'anything.bin') =>
  identifyFile(new File([await content], name));

async function gzip(content: Content): Promise<Bytes> {
  const packed = new Blob([content]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** A ZIP archive of empty files: local headers, and the central directory (PKWARE's APPNOTE.TXT, 4.3). */
function zip(...names: string[]): Bytes {
  const length = (name: string) => Uint8Array.of(name.length, 0);
  const local = names.map((name) => join(latin1('PK\x03\x04'), zeros(22), length(name), zeros(2), latin1(name)));
  const directory = names.map((name) => join(latin1('PK\x01\x02'), zeros(24), length(name), zeros(16), latin1(name)));
  return join(...local, ...directory, latin1('PK\x05\x06'), zeros(18));
}

const padded = (bytes: Bytes) => join(bytes, zeros(300));

test.each([
  ['a graph', graph],
  ['a graph with a byte order mark', `\ufeff${graph}`],
  ['a graph that is cut off', graph.slice(0, 40)],
  ['JSON of another program', '{"class_name": "Sequential"}'],
  ['a list', '[1, 2, 3]'],
  ['a graph in UTF-16, as PowerShell writes it', utf16(`\ufeff${graph}`)],
])('%s is JSON', async (_what, content) => {
  expect(await identify(content)).toEqual({ kind: 'json' });
});

test.each([
  ['numbers', 'a,b\n1,2\n3,4\n'],
  ['decimal commas', 'x;y\n0;100,5\n'],
  ['one row', '5.1,3.5,1.4,0.2,Iris-setosa'],
  ['a header in brackets', '[a],[b]\n1,2\n'],
  ['a cell in braces', '{a},{b}\n1,2\n'],
  ['umlauts in ISO 8859-1', latin1('größe,maß\n1,2\n')],
  ['UTF-16', utf16('\ufeffa\tb\n1\t2\n')],
  ['gzip', gzip('a,b\n1,2\n')],
  ['much gzip', gzip('a,b\n1,2\n'.repeat(1_000_000))],
  ['many rows', 'a,b\n1,2\n'.repeat(100_000)],
])('a table is text: %s', async (_what, content) => {
  expect(await identify(content)).toEqual({ kind: 'text' });
});

test.each([
  ['a PNG image', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
  ['a JPEG image', latin1('\xff\xd8\xff\xe0\0\x10JFIF\0')],
  ['a BMP image', latin1('BM\x36\x10\0\0\0\0\0\0\x36\0\0\0')],
  ['a WebP image', latin1('RIFF\x24\0\0\0WEBPVP8 ')],
  ['a PDF document', latin1('%PDF-1.7\n%\xe2\xe3')],
  ['an Excel workbook', zip('[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml')],
  ['an OpenDocument spreadsheet', zip('mimetype', 'content.xml', 'META-INF/manifest.xml')],
  ['a text document', zip('[Content_Types].xml', 'word/document.xml')],
  ['a PyTorch file', zip('model/data.pkl', 'model/data/0', 'model/version')],
  ['a Keras model', zip('metadata.json', 'config.json', 'model.weights.h5')],
  ['a NumPy archive (.npz)', zip('x.npy', 'y.npy')],
  ['a ZIP archive', zip('flowers.csv')],
  ['a ZIP archive', zip()],
  ['an older Excel or Office file', latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0')],
  ['an SQLite database', padded(latin1('SQLite format 3\0'))],
  ['a Backwire database', padded(join(latin1('SQLite format 3\0'), zeros(52), latin1('Bwir')))],
  ['a Parquet file', latin1('PAR1\x15\x04\x15')],
  ['an HDF5 file, such as a Keras model', latin1('\x89HDF\r\n\x1a\n\0\0')],
  ['a NumPy array (.npy)', latin1("\x93NUMPY\x01\0v\0{'descr': '<f8'")],
  // torch.save(…, _use_new_zipfile_serialization=False), and pickle.dumps([1], 4)
  ['a PyTorch file', latin1('\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.')],
  ['a Python pickle', latin1('\x80\x04\x95\x06\0\0\0\0\0\0\0]\x94K\x01a.')],
  ['an ONNX model', latin1('\x08\x08\x12\x07pytorch\x1a\x052.1.0')],
  ['a TAR archive', padded(join(zeros(257), latin1('ustar')))],
  ['a TAR archive', gzip(padded(join(latin1('a.csv'), zeros(252), latin1('ustar'))))],
  ['a 7-Zip archive', latin1('7z\xbc\xaf\x27\x1c\0\x04')],
  ['a gzipped JSON file', gzip(graph)],
  ['a JSON Lines file', '{"a": 1}\n{"a": 2}\n'],
  ['a web page', '\n<!DOCTYPE html>\n<html lang="en">'],
  ['an SVG picture', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">'],
  ['an XML file', '<?xml version="1.0"?>\n<data/>'],
])('unsupported files are named: %s', async (what, content) => {
  const kind = await identify(content);
  expect(kind).toMatchObject({ kind: 'foreign', is: { name: what } });
  const { code, message, details } = refuseFile('x.csv', kind, FORMATS);
  expect(code).toBe('file.foreign');
  expect(message).toBe(`'x.csv' is ${what}, which cannot be opened`);
  expect(details.fix?.template).toMatch(/\.$/);
});

test('unknown data, empty files and folders are distinguished', async () => {
  const refusal = async (content: Content | Promise<Content>) => refuseFile('x.csv', await identify(content), FORMATS).code;
  expect(await refusal(Uint8Array.from([1, 2, 3, 0, 5, 6]))).toBe('file.unknown');
  expect(await refusal('')).toBe('file.empty');
  expect(await refusal(' \n')).toBe('file.empty');
  expect(await refusal(gzip(''))).toBe('file.empty');
  expect(await refusal(Uint8Array.from([0x1f, 0x8b, 1, 1, 1]))).toBe('file.foreign');
  const folder = { name: 'data', size: 4096, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotFoundError')) }) };
  expect(refuseFile('data', await identifyFile(folder as unknown as ReadableFile), FORMATS).code).toBe('file.unreadable');
});

test('text that is no table is invalid JSON if its name says JSON', async () => {
  expect(await identify('no graph at all', 'notes.json')).toEqual({ kind: 'json' });
  expect(await identify('no graph at all', 'notes.txt')).toEqual({ kind: 'text' });
  expect(await identify('a,b\n1,2\n', 'table.json')).toEqual({ kind: 'text' });
});

test('only the beginning of a large file is read', async () => {
  let read = 0;
  const slice = (start: number, end: number) => {
    read += end - start;
    return new Blob(['a,b\n1,2\n'.repeat((end - start) / 8)]);
  };
  expect(await identifyFile({ name: 'large.csv', size: 2e9, slice } as unknown as ReadableFile)).toEqual({ kind: 'text' });
  expect(read).toBeLessThan(1e6);
});

test('safetensors are weights', async () => {
  expect(await identify(latin1('\x60\0\0\0\0\0\0\0{"weight":{"dtype":"F32"'))).toEqual({ kind: 'weights' });
});
