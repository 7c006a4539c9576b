import { expect, test } from 'vitest';
import { analyzeGraph, emptyGraph, GRAPH_LIMITS, type GraphDocument } from '#engine/graph/index.ts';
import mnistMlp from '../../../resources/examples/mnist-mlp.backwire.json?raw';
import { message, say } from '../../language/index.ts';
import { type GraphFile, readDocument, readDocumentFile } from './readDocument.ts';

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
const codeOf = (reading: Promise<unknown>) => reading.then(() => 'read').catch(({ code }) => code);
const text = (document: Partial<GraphDocument> & Record<string, unknown>) =>
  JSON.stringify({ ...emptyGraph('Net'), ...document });

/** A virtual file of a huge size, which counts the bytes read. */
function largeFile(size: number, head = ''): { file: GraphFile; read: () => number } {
  let read = 0;
  const blob = new Blob([head]);
  const reading = (part: Blob) => {
    read += part.size;
    return part;
  };
  return {
    read: () => read,
    file: {
      name: 'large.backwire.json',
      size,
      slice: (start, end) => reading(blob.slice(start, end)),
      arrayBuffer: () => {
        throw new Error('the file was read whole');
      },
    },
  };
}

test('a graph file is read unchanged', async () => {
  const { document, isOfWeights, notes } = await readDocumentFile(file('mlp.backwire.json', mnistMlp));
  expect(document).toEqual(JSON.parse(mnistMlp));
  expect([isOfWeights, notes]).toEqual([false, []]);
});

test('a graph in UTF-16 is read, as Windows PowerShell writes it', async () => {
  const littleEndian = new Uint8Array(Uint16Array.from(`\ufeff${mnistMlp}`, (letter) => letter.charCodeAt(0)).buffer);
  const bigEndian = littleEndian.slice();
  for (let index = 0; index < bigEndian.length; index += 2) bigEndian.subarray(index, index + 2).reverse();
  for (const bytes of [littleEndian, bigEndian]) {
    expect((await readDocumentFile(file('mlp.json', bytes))).document).toEqual(JSON.parse(mnistMlp));
  }
});

test('only the graph of a weights file is read, and only the beginning of a large one', async () => {
  const weights = `{ "format": "backwire-weights", "version": 1,\n  "graph": ${mnistMlp},\n "parameters": [ `;
  const small = await readDocumentFile(file('w.json', `${weights} ] }`));
  const large = largeFile(900_000_000, weights);
  for (const { document, isOfWeights } of [small, await readDocumentFile(large.file)]) {
    expect(document).toEqual(JSON.parse(mnistMlp));
    expect(isOfWeights).toBe(true);
  }
  expect(large.read()).toBeLessThan(GRAPH_LIMITS.bytes);
});

test('names with braces and quotes do not end the graph of a large weights file', async () => {
  const document = { ...emptyGraph('}"\\'), nodes: [{ id: '{', type: '\\"}' }] };
  const head = `{"format":"backwire-weights","version":1,"graph":${JSON.stringify(document)},"parameters":[`;
  expect((await readDocumentFile(largeFile(50_000_000, head).file)).document).toEqual(document);
});

test('a file of 50 MB is rejected by its size, without being read whole', async () => {
  await expect(readDocumentFile(largeFile(50_000_000, '{"format": "backwire-graph"').file)).rejects.toMatchObject({
    code: 'graph.tooLarge',
    message: 'large.backwire.json is too large: expected at most 16 MB, found 50 MB',
  });
});

test('a file that is not UTF-8 text is rejected', async () => {
  const latin = new Uint8Array([...new TextEncoder().encode('{"name": "Gr'), 0xf6, 0xdf, ...new TextEncoder().encode('e"}')]);
  const half = new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d]);
  for (const bytes of [latin, half, new Uint8Array([0x89, 0x50, 0x4e, 0x47]), new Uint8Array([0x7b, 0, 0, 0x7d])]) {
    await expect(readDocumentFile(file('odd.json', bytes))).rejects.toMatchObject({ code: 'graph.notText' });
  }
});

test('the invalid UTF-8 byte is named', async () => {
  const latin = new Uint8Array([...new TextEncoder().encode('{"name":\n "Gr'), 0xf6, 0xdf]);
  await expect(readDocumentFile(file('odd.json', latin))).rejects.toMatchObject({
    message: expect.stringContaining('the byte 0xF6 at offset 13 in line 2; the file is probably ISO 8859-1 or Windows-1252'),
  });
});

test('a graph file in UTF-16 or with a byte order mark is read', async () => {
  const units = [...text({ name: 'Größe' })].map((sign) => sign.charCodeAt(0));
  const little = new Uint8Array([0xff, 0xfe, ...units.flatMap((unit) => [unit & 0xff, unit >> 8])]);
  const big = new Uint8Array([0xfe, 0xff, ...units.flatMap((unit) => [unit >> 8, unit & 0xff])]);
  for (const bytes of [little, big, new TextEncoder().encode(`\uFEFF${text({ name: 'Größe' })}`)]) {
    expect((await readDocumentFile(file('a.json', bytes))).document.name).toBe('Größe');
  }
});

test('a file that is no graph is rejected with its kind', async () => {
  expect(await codeOf(readDocumentFile(file('a.json', '{"format": "backwire-graph", "nodes": [')))).toBe('graph.notJson');
  expect(await codeOf(readDocumentFile(file('a.json', '{"class_name": "Sequential"}')))).toBe('graph.foreign');
  expect(await codeOf(readDocumentFile(file('a.json', '')))).toBe('graph.notJson');
  expect(
    await codeOf(readDocumentFile(file('a.json', text({ nodes: [{ id: 'a', type: 'relu', label: 'x'.repeat(1e6) }] })))),
  ).toBe('graph.malformed');
});

test('a document with too many nodes, or nested too deeply, is rejected before it is processed', () => {
  const many = Array.from({ length: 1_000_000 }, (_, index) => ({ id: `n${index}`, type: 'relu' }));
  const started = performance.now();
  expect(() => readDocument(text({ nodes: many }), 'many.json')).toThrow(
    'many.json is too large: expected at most 20,000 nodes, found 1,000,000',
  );
  const wires = Array.from({ length: 60_001 }, () => ({ from: ['a', 'out'], to: ['b', 'in'] }));
  expect(() => readDocument(JSON.stringify({ ...emptyGraph('a'), edges: wires }), 'a')).toThrow('at most 60,000 wires');
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  expect(() => readDocument(`{"format": "backwire-graph", "x": ${deep}}`, 'deep.json')).toThrow(
    expect.objectContaining({ code: 'graph.tooDeep' }),
  );
  expect(performance.now() - started).toBeLessThan(20_000);
});

test('an invalid wire opens, and is a problem with a fix', () => {
  const { document } = readDocument(
    text({ nodes: [{ id: 'a', type: 'relu' }], edges: [{ from: ['gone', 'out'], to: ['a', 'in'] }] }),
    'a.json',
  );
  const [problem] = analyzeGraph(document).diagnostics;
  expect(problem).toMatchObject({ code: 'edge.unknownNode', fix: { label: message('Remove the wire') } });
});

test('the second of two nodes with one id gets a new id, with a note', () => {
  const nodes = [
    { id: 'h', type: 'dense' },
    { id: 'h', type: 'relu' },
    { id: 'h2', type: 'relu' },
    { id: 'h', type: 'tanh' },
  ];
  const { document, notes } = readDocument(text({ nodes }), 'a.json');
  expect(document.nodes.map(({ id, type }) => [id, type])).toEqual([
    ['h', 'dense'],
    ['h3', 'relu'],
    ['h2', 'relu'],
    ['h4', 'tanh'],
  ]);
  expect(notes).toHaveLength(2);
  expect(say(notes[0])).toContain("Two nodes had the id 'h'; the second was renamed 'h3'");
});

test('a node out of bounds gets a new position', () => {
  const { document, notes } = readDocument(text({ nodes: [{ id: 'a', type: 'relu', position: { x: 1e300, y: 0 } }] }), 'a');
  expect(document.nodes).toEqual([{ id: 'a', type: 'relu' }]);
  expect(say(notes[0])).toContain('outside the canvas');
});

test('a document of a newer version opens, whole, with a note', () => {
  const { document, notes } = readDocument(text({ version: 7, later: [1] }), 'a.json');
  expect(document).toMatchObject({ version: 7, later: [1] });
  expect(say(notes[0])).toContain('version 7');
});
