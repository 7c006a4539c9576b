import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { type Preparation, preparationOf } from '#engine/training/index.ts';
import { prepareInput } from '../encodeInputs.ts';
import { readCsvText } from '../testing/temporaryFolder.ts';

/** A table as a network sees it, if its first rows are the training rows. */
function prepare(content: string, options = '', { trainingRows = Number.POSITIVE_INFINITY, trained }: Prepared = {}) {
  const source = readCsvText(content, `data.csv${options}`, trained);
  const train = Uint32Array.from({ length: Math.min(trainingRows, source.samples) }, (_, row) => row);
  const inputs = source.inputs.map((column) => prepareInput(column, train, 'none', 'data.csv'));
  return { ...source, inputs, rows: rowsOf(inputs[0]), preparation: preparationOf({ inputs, targets: source.targets }) };
}

interface Prepared {
  readonly trainingRows?: number;
  readonly trained?: Preparation;
}

const rowsOf = ({ data, shape: [size] }: { readonly data: ArrayLike<number>; readonly shape: readonly number[] }) =>
  Array.from({ length: data.length / size }, (_, row) => Array.from(data).slice(row * size, (row + 1) * size));

const refusal = (content: string, options = '', prepared: Prepared = {}) => refusalOf(() => prepare(content, options, prepared));

const PEOPLE = 'age,city,member,y\n30,Rome,yes,1\n,Oslo,no,2\n50,,yes,3\n40,Rome,NA,4\n';

test('a column of text is one of categories, each a feature of 0 and 1, sorted by name', () => {
  const { inputs, rows } = prepare('size,color,y\n1,red,3\n2,blue,4\n3,red,5\n');
  expect(inputs[0]).toMatchObject({ shape: [3], features: ['size', 'color=blue', 'color=red'] });
  expect(rows).toEqual([
    [1, 0, 1],
    [2, 1, 0],
    [3, 0, 1],
  ]);
});

test('booleans are categories in any spelling, and numbers can be categories, in order of size', () => {
  expect(prepare('a,y\nTrue,1\nfalse,2\nTRUE,3\n').inputs[0].features).toEqual(['a=false', 'a=true']);
  expect(prepare('a,y\n10,1\n9,2\n10,3\n', '?kind.a=category').inputs[0].features).toEqual(['a=9', 'a=10']);
});

test('numbers among texts are categories, with a note', () => {
  const { inputs, notes } = prepare('flat,y\nB3,1\n12,2\nB3,3\n');
  expect(inputs[0].features).toEqual(['flat=12', 'flat=B3']);
  expect(notes).toContain("Column 'flat' was read as categories, although '12' on line 3 is a number.");
});

test('categories as an index are an input of their own, from 1', () => {
  const { inputs } = prepare('size,color,y\n1,red,3\n2,blue,4\n', '?categories.color=index');
  expect(inputs.map(({ name, shape, data }) => [name, shape, [...data]])).toEqual([
    ['features', [1], [1, 2]],
    ['color', [1], [2, 1]],
  ]);
  expect(prepare('color,y\nred,3\nblue,4\n', '?categories=index').inputs).toHaveLength(1);
});

test('a column of names is refused, unless it is ignored or meant', () => {
  const rows = Array.from({ length: 20 }, (_, index) => `name${index},${index},${index}`).join('\n');
  const error = refusal(`who,a,y\n${rows}\n`);
  expect(error.code).toBe('dataset.tooManyCategories');
  expect(error.message).toContain(
    "column 'who': expected numbers, dates, or categories that recur, found 20 different texts in 20",
  );
  expect(prepare(`who,a,y\n${rows}\n`, '?kind.who=category').inputs[0].shape).toEqual([21]);
  const many = Array.from({ length: 3000 }, (_, index) => `k${index % 1200},${index}`).join('\n');
  expect(refusal(`key,y\n${many}\n`).details.fix).toContain('categories.key=index');
});

test.each([
  ['mean', [30, 40, 50, 40]],
  ['median', [30, 40, 50, 40]],
  ['mode', [30, 30, 50, 40]],
  ['-1', [30, -1, 50, 40]],
])('missing numbers are filled with the %s', (missing, expected) => {
  const { rows } = prepare(PEOPLE, `?missing=${missing}`);
  expect(rows.map(([age]) => age)).toEqual(expected);
});

test('missing categories become the most frequent one, or a category of their own', () => {
  const { inputs, rows } = prepare(PEOPLE, '?missing=mean&missing.city=elsewhere');
  expect(inputs[0].features).toEqual(['age', 'city=Oslo', 'city=Rome', 'city=elsewhere', 'member=no', 'member=yes']);
  expect(rows[2].slice(1, 4)).toEqual([0, 0, 1]);
  expect(rows[3].slice(4)).toEqual([0, 1]);
});

test('a feature of its own tells where a value was missing', () => {
  const { inputs, rows } = prepare('a,b,y\n1,2,3\n,4,5\n', '?missing=0&indicator=true');
  expect(inputs[0].features).toEqual(['a', 'a missing', 'b', 'b missing']);
  expect(rows[1]).toEqual([0, 1, 4, 0]);
});

test('rows with missing values are dropped, those without a target too, and counted', () => {
  const { rows, notes, targets } = prepare('a,b,y\n1,2,cat\n?,4,dog\n5,6,\n7,8,dog\n', '?missing=drop');
  expect(rows).toEqual([
    [1, 2],
    [7, 8],
  ]);
  expect([...targets[0].data]).toEqual([0, 1]);
  expect(notes).toContain('Dropped 2 rows with missing values.');
});

test('fills and categories come from the training rows alone', () => {
  const { rows, inputs } = prepare('a,c,y\n1,x,1\n3,x,2\n,z,3\n100,y,4\n', '?missing=mean', { trainingRows: 2 });
  expect(inputs[0].features).toEqual(['a', 'c=x']);
  expect(rows).toEqual([
    [1, 1],
    [3, 1],
    [2, 0],
    [100, 0],
  ]);
});

test('a missing value is refused by default, with its line, and what can be done', () => {
  const error = refusal(PEOPLE);
  expect(error.code).toBe('dataset.missingValue');
  expect(error.message).toContain("data.csv, line 3, column 'age': expected a number, found an empty cell");
  expect(error.details.fix).toContain('missing=mean');
  expect(refusal('c,y\nx,1\n?,2\n').message).toContain("expected a category, found '?', which marks a missing value");
});

test('a missing target cannot be filled', () => {
  expect(refusal('a,y\n1,2\n3,\n', '?missing=mean').code).toBe('dataset.missingValue');
});

test('a column without any value in training is refused, or takes a constant', () => {
  const content = 'a,b,y\n,1,1\n,2,2\n5,3,3\n';
  const error = refusal(content, '?missing=mean', { trainingRows: 2 });
  expect(error.code).toBe('dataset.allMissing');
  expect(error.details.fix).toContain('missing.a=0');
  expect(prepare(content, '?missing=0', { trainingRows: 2 }).rows[0]).toEqual([0, 1]);
});

test('a text cannot stand for a missing number', () => {
  expect(refusal(PEOPLE, '?missing=mean&missing.age=none').code).toBe('dataset.badOption');
  expect(prepare('a,c,y\n1,x,1\n2,,2\n', '?missing=other').inputs[0].features).toEqual(['a', 'c=x', 'c=other']);
});

test('a choice for a column that is not there is refused', () => {
  for (const option of ['missing.size=mean', 'kind.size=date', 'categories.size=index'])
    expect(refusal('a,y\n1,2\n', `?${option}`).code).toBe('dataset.missingColumn');
  expect(refusal('a,y\n1,2\n', '?kind.a=letter').message).toContain(
    "The option 'kind.a' of 'data.csv?kind.a=letter' must be one of auto",
  );
  expect(refusal('a,y\n1,2\n', '?task.a=regression').code).toBe('dataset.badOption');
});

test('other data is encoded like the training data: by name, filled alike, unknown categories as none', () => {
  const { preparation } = prepare(PEOPLE, '?missing=mean&indicator=true');
  const source = readCsvText('member,city,age,y\nno,Bonn,,1\nyes,Oslo,10,2\n', 'data.csv', preparation);
  expect(source.inputs[0].fields?.map(({ name, missing }) => [name, missing])).toEqual([
    ['age', { constant: 40 }],
    ['city', { constant: 'Rome' }],
    ['member', { constant: 'yes' }],
  ]);
  expect(refusalOf(() => readCsvText('age,y\n1,2\n', 'data.csv', preparation)).message).toContain("no column 'city'");
});
