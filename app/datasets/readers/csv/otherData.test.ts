import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { type Preparation, preparationOf } from '#engine/training/index.ts';
import { prepareInput } from '../../encodeInputs.ts';
import { readCsvText } from '../../testing/temporaryFolder.ts';

/** Columns and classes that a training table fixes. */
function fixedBy(content: string, spec?: string): Preparation {
  const { inputs, targets, samples } = readCsvText(content, spec);
  const rows = Uint32Array.from({ length: samples }, (_, row) => row);
  return preparationOf({ inputs: inputs.map((column) => prepareInput(column, rows, 'none', 'data.csv')), targets });
}

const fruit = () => fixedBy('weight,width,kind\n1,2,apple\n3,4,berry\n5,6,cherry\n');

test('columns are found by name, in the order of training, and others are ignored with a note', () => {
  const { inputs, targets, notes } = readCsvText('kind,id,width,weight\nberry,9,20,10\napple,8,40,30\n', 'data.csv', fruit());
  expect(inputs).toEqual([
    { name: 'features', shape: [2], features: ['weight', 'width'], data: Float64Array.of(10, 20, 30, 40) },
  ]);
  expect(targets[0].data).toEqual(Uint8Array.of(1, 0));
  expect(notes).toContain('Ignored columns that the network was not trained with: id.');
});

test('classes keep the indices of training, even if some do not occur', () => {
  const { targets } = readCsvText('weight,width,kind\n1,2,cherry\n3,4,cherry\n', 'data.csv', fruit());
  expect(targets).toEqual([
    { name: 'kind', shape: [], classes: 3, classNames: ['apple', 'berry', 'cherry'], data: Uint8Array.of(2, 2) },
  ]);
});

test('a class that the network was not trained on is refused with its line and the known classes', () => {
  const error = refusalOf(() => readCsvText('weight,width,kind\n1,2,berry\n3,4,date\n', 'data.csv', fruit()));
  expect(error.code).toBe('dataset.unknownClass');
  expect(error.message).toBe(
    "data.csv, line 3, column 'kind': expected one of the classes that the network was trained on (apple, berry, cherry), found 'date'",
  );
});

test('a missing column is named, and so is a missing header', () => {
  const missing = refusalOf(() => readCsvText('weight,kind\n1,berry\n', 'data.csv', fruit()));
  expect(missing.code).toBe('dataset.missingColumn');
  expect(missing.message).toContain(
    "expected column 'width', which the network was trained with, found the columns weight, kind",
  );
  const unnamed = refusalOf(() => readCsvText('1,2,berry\n3,4,apple\n', 'data.csv', fruit()));
  expect(unnamed.code).toBe('dataset.missingColumn');
  expect(unnamed.details).toMatchObject({
    received: 'no column names',
    fix: 'Write the column names in the first line.',
  });
});

test('a column that the network needs cannot be ignored', () => {
  const error = refusalOf(() => readCsvText('weight,width,kind\n1,2,berry\n', 'data.csv?ignore=width', fruit()));
  expect(error.code).toBe('dataset.missingColumn');
  expect(error.details.fix).toBe("Remove 'width' from the option ignore.");
});

test('a target of another name is read if the SPEC names it', () => {
  const { targets, notes } = readCsvText('label,weight,width\ncherry,1,2\n', 'data.csv?target=label', fruit());
  expect(targets[0]).toMatchObject({ name: 'kind', data: Uint8Array.of(2) });
  expect(notes).toContain("Column 'label' was read as the target 'kind'.");
  const error = refusalOf(() => readCsvText('weight,width,a,b\n1,2,x,y\n', 'data.csv?target=a,b', fruit()));
  expect(error.code).toBe('dataset.badOption');
});

test('columns of a table without names are found by position, even in a table with names', () => {
  const numbered = fixedBy('5,6,x\n7,8,y\n');
  const { inputs, notes } = readCsvText('a,b,kind\n1,2,y\n', 'data.csv', numbered);
  expect(inputs[0].data).toEqual(Float64Array.of(1, 2));
  expect(notes).toContain('The training data had no column names, so columns were matched by position.');
  expect(readCsvText('1,2,y\n', 'data.csv', numbered).targets[0].data).toEqual(Uint8Array.of(1));
});

test('a numeric target stays numeric, and text in it is refused', () => {
  const prices = fixedBy('a,price\n1,10.5\n2,20\n');
  expect(readCsvText('price,a\n3,1\n', 'data.csv?task=classification', prices).targets[0]).toEqual({
    name: 'price',
    shape: [],
    data: Float64Array.of(3),
  });
  expect(refusalOf(() => readCsvText('price,a\ncheap,1\n', 'data.csv', prices)).code).toBe('dataset.nonNumeric');
});

test('several targets are found by name, in any order in the SPEC', () => {
  const both = fixedBy('x,a,b\n1,2,3\n4,5,6\n', 'data.csv?target=a,b');
  const { targets } = readCsvText('b,a,x\n30,20,10\n', 'data.csv?target=b,a', both);
  expect(targets).toEqual([
    { name: 'a', shape: [], data: Float64Array.of(20) },
    { name: 'b', shape: [], data: Float64Array.of(30) },
  ]);
});

test('training data without column names leaves the columns unchanged', () => {
  const pictures: Preparation = { inputs: [{ name: 'image', shape: [2] }], targets: [{ name: 'label', shape: [], classes: 3 }] };
  const { inputs, targets } = readCsvText('p,q,digit\n1,2,2\n3,4,0\n', 'data.csv', pictures);
  expect(inputs[0].data).toEqual(Float64Array.of(1, 2, 3, 4));
  expect(targets[0]).toEqual({ name: 'label', shape: [], classes: 3, data: Uint8Array.of(2, 0) });
  expect(refusalOf(() => readCsvText('p,q,digit\n1,2,3\n', 'data.csv', pictures)).details.received).toBe('3');
});

test('booleans match in any spelling, and a mark of a missing value is not an unknown class', () => {
  const truths = fixedBy('x,y\n1,True\n2,False\n');
  expect(readCsvText('x,y\n1,TRUE\n2,false\n', 'data.csv', truths).targets[0]).toMatchObject({
    classNames: ['False', 'True'],
    data: Uint8Array.of(1, 0),
  });
  expect(refusalOf(() => readCsvText('x,y\n1,?\n', 'data.csv', truths)).code).toBe('dataset.missingValue');
});

test('other data may have another notation', () => {
  const prices = fixedBy('x,y\n1.5,10.5\n2,20\n');
  expect(readCsvText('y;x\n1,25;0,5\n', 'data.csv', prices)).toMatchObject({
    inputs: [{ data: Float64Array.of(0.5) }],
    targets: [{ data: Float64Array.of(1.25) }],
  });
});
