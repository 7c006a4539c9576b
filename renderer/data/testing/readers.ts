import { type Fields, fieldsFromData } from '#engine/graph/index.ts';
import type { DataReader } from '../../workbench/datasets/index.ts';

const options: Fields = fieldsFromData({
  target: { kind: 'texts', help: 'What is predicted.' },
  ignore: { kind: 'texts', help: 'What is left out.' },
  header: { kind: 'choice', default: 'auto', options: ['auto', 'true', 'false'], help: 'Whether there are names.' },
  delimiter: { kind: 'text', default: 'auto', options: ['auto', 'tab'], help: 'What separates cells.' },
  missing: { kind: 'byColumn', default: { '': 'refuse' }, options: ['refuse', 'mean'], help: 'What is filled in.' },
  rows: { kind: 'int', default: 10, min: 1, help: 'How many rows.' },
});

const role = (name: string) => ({ name, label: name, example: `/home/me/${name}` });

/** A reader of one file with options and extensions, and one of pairs of files without. */
export const TEST_READERS: readonly DataReader[] = [
  {
    ...{ name: 'csv', label: 'CSV or TSV', help: 'Rows.', preview: 'rows' },
    ...{ extensions: ['csv', 'tsv'], files: [role('PATH')], testFiles: [role('TEST-PATH')], options },
  },
  {
    ...{ name: 'idx', label: 'IDX pair', help: 'Pairs.', preview: 'shape' },
    ...{ extensions: [], files: [role('A'), role('B')], testFiles: [role('TEST-A'), role('TEST-B')], options: {} },
  },
];
