import { expect, test } from 'vitest';
import type { RecognizedFiles } from '#app/contract/index.ts';
import type { Datasets, FileHead } from '../datasets/index.ts';
import { sortFiles } from './sortFiles.ts';

/** Data sets whose readers recognize files by the letter that their names begin with. */
function datasets() {
  const asked: FileHead[] = [];
  const recognize = async (files: readonly FileHead[]): Promise<RecognizedFiles[]> => {
    asked.push(...files);
    const of = (letter: string) => files.flatMap(({ name }, index) => (name.startsWith(letter) ? [index] : []));
    const [pair, tables] = [of('p'), of('t')];
    return [
      ...tables.map((index) => ({ reader: 'table', files: [index], all: [index] })),
      ...(pair.length > 0 ? [{ reader: 'pair', files: [pair[1] ?? null, pair[0]], all: pair }] : []),
    ];
  };
  const getState = () => ({ readers: [{ label: 'Table' }, { label: 'Pair' }] });
  return { asked, store: { recognize, getState } as unknown as Datasets };
}

const file = (name: string, content: string) => new File([content], name);

test('files are data if a reader recognizes them, else documents or refused', async () => {
  const { store, asked } = datasets();
  const [t, p1, p2, p3] = ['t', 'p1', 'p2', 'p3'].map((name) => file(name, 'a,b\n'));
  const others = [file('graph', '{"format": "backwire-graph"}'), file('x.pdf', '%PDF-1.7'), file('empty', '')];
  const { data, documents, refused } = await sortFiles([p1, t, ...others, p2, p3], store);
  expect(data).toEqual([
    { reader: 'table', files: [t] },
    { reader: 'pair', files: [p2, p1] },
  ]);
  expect(documents).toEqual([others[0]]);
  expect(refused.map(({ code }) => code)).toEqual(['file.foreign', 'file.empty']);
  expect(asked.map(({ name, isText }) => [name, isText])).toEqual([
    ['p1', true],
    ['t', true],
    ['graph', false],
    ['x.pdf', false],
    ['p2', true],
    ['p3', true],
  ]);
});

test('a missing file of a data set is left open', async () => {
  const one = file('p1', 'a');
  expect((await sortFiles([one], datasets().store)).data).toEqual([{ reader: 'pair', files: [undefined, one] }]);
});

test('a file is recognized by its decompressed beginning', async () => {
  const packed = new Blob(['a,b\n']).stream().pipeThrough(new CompressionStream('gzip'));
  const { store, asked } = datasets();
  await sortFiles([new File([await new Response(packed).blob()], 't.gz')], store);
  expect(asked.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(['a,b\n']);
});
