import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type TestContext, test } from 'vitest';
import { emptyGraph } from '#engine/graph/index.ts';
import { graph } from '#engine/testing/networks.ts';
import type { LaunchedApp } from '../support/index.ts';
import { type Dropped, dropFiles } from './dropFiles.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow, User } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow();
const opened = async (context: TestContext) => partsOf(await open(context));

function partsOf({ page, complaints, databaseFile }: LaunchedApp) {
  return { page, complaints, databaseFile, user: new User(page), dialog: page.getByRole('dialog') };
}

/** The files kept beside the database. */
async function importedFiles(databaseFile: string): Promise<readonly string[]> {
  const folder = join(dirname(databaseFile), 'imported');
  return existsSync(folder) ? readdir(folder) : [];
}

/** The machine may be busy with other tests. */
const PATIENT = { timeout: 15_000 };

const ROWS = Array.from({ length: 30 }, (_, row) => `${row},${2 * row},${3 * row},${row % 2 ? 'rose' : 'iris'}\n`);
const FLOWERS = `petal,sepal,width,species\n${ROWS.join('')}`;

/** An IDX file of bytes: its header, and zeros and ones. */
function idx(...shape: number[]): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, 8, shape.length]);
  for (const [axis, length] of shape.entries()) header.writeUInt32BE(length, 4 + 4 * axis);
  const count = shape.reduce((product, length) => product * length, 1);
  return Buffer.concat([header, Buffer.from(Array.from({ length: count }, (_, index) => index % 2))]);
}

test('a graph that names a file opens without reading it, until the user agrees, which is remembered', LONG, async (context) => {
  const { page, databaseFile, dialog } = await opened(context);
  const path = join(dirname(databaseFile), 'theirs.csv');
  await writeFile(path, FLOWERS);
  const theirs = { ...emptyGraph('Theirs'), data: { dataset: path } };
  await dropFiles(page, { name: 'theirs.backwire.json', content: JSON.stringify(theirs) });
  const read = page.getByTestId('read-file');
  await read.waitFor();
  await page.getByTestId('room-data').click();
  const room = page.getByTestId('data-room');
  await room.getByText(path).waitFor();
  expect(await room.getByText('petal').count()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await room.getByTestId('read-file').click();
  await room.getByText('petal').first().waitFor();
  expect(await read.count()).toBe(0);
  // The same file in another document, with other reading options.
  const again = { ...emptyGraph('Again'), data: { dataset: `${path}?target=species` } };
  await dropFiles(page, { name: 'again.backwire.json', content: JSON.stringify(again) });
  await page.getByRole('tab', { name: 'Again' }).waitFor();
  await page.getByTestId('room-data').click();
  await room.getByText('petal').first().waitFor();
  expect(await read.count()).toBe(0);
  const network = { ...emptyGraph('Network'), data: { dataset: '//server/share/data.csv' } };
  await dropFiles(page, { name: 'network.backwire.json', content: JSON.stringify(network) });
  await page.getByRole('tab', { name: 'Network' }).waitFor();
  await page.getByTestId('room-data').click();
  await room.getByText('is a network path; expected a file on this computer').waitFor();
  expect(await dialog.count()).toBe(0);
});

test('a table with missing values shows its columns, where each is filled or dropped', LONG, async (context) => {
  const { page, dialog } = await opened(context);
  const rows = Array.from({ length: 60 }, (_, row) =>
    [`Guest ${row}`, row % 5 === 0 ? '' : 20 + (row % 30), row % 3 === 0 ? 'yes' : 'no', row === 7 ? '' : 'SCQ'[row % 3]].join(
      ',',
    ),
  );
  await dropFiles(page, { name: 'guests.csv', content: `name,age,back,port\n${rows.join('\n')}\n` });
  const error = dialog.getByRole('alert');
  await expect.poll(() => error.getAttribute('data-code'), PATIENT).toBe('dataset.missingValue');
  const columns = dialog.getByTestId('columns');
  await expect.poll(() => columns.getByTestId('column-age').innerText(), PATIENT).toMatch(/age[\s\S]*12/);
  expect(await columns.getByTestId('column-name').innerText()).toContain('60 distinct texts');
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  await columns.getByLabel('Missing values of port').selectOption('drop');
  await columns.getByLabel('Missing values of age').selectOption('median');
  await columns.getByLabel('Role of name').selectOption('ignored');
  const preview = dialog.getByTestId('data-preview');
  await expect
    .poll(() => preview.innerText(), PATIENT)
    .toMatch(/59 samples\s+3 features: age, back=no, back=yes\s+target “port”/);
});

test("a dropped CSV file is shown with its columns, and becomes the graph's data", LONG, async (context) => {
  const { page, databaseFile, dialog } = await opened(context);
  await dropFiles(page, { name: 'flowers.csv', content: FLOWERS });
  const preview = dialog.getByTestId('data-preview');
  await preview.waitFor();
  await expect
    .poll(() => preview.innerText(), PATIENT)
    .toMatch(/30 samples\s+3 features: petal, sepal, width\s+target “species” \(2 classes\)/);
  expect(await preview.getByTestId('rows').getByRole('columnheader').allInnerTexts()).toEqual([
    'petal',
    'sepal',
    'width',
    'species',
  ]);
  expect(await preview.getByTestId('columns').getByRole('rowheader').allInnerTexts()).toEqual([
    ...['petal', 'sepal', 'width', 'species'],
  ]);

  // It is stored beside the database now, byte for byte.
  const path = await dialog.getByLabel('File path').inputValue();
  expect(dirname(dirname(path))).toBe(join(dirname(databaseFile), 'imported'));
  expect(await readFile(path, 'utf8')).toBe(FLOWERS);

  // Another target is chosen: the one before is a feature of categories now, until it is left out.
  await dialog.getByLabel('Target columns').click();
  await page.getByRole('option', { name: 'sepal' }).click();
  await preview.getByText('4 features: petal, width, species=iris, species=rose').waitFor();
  await dialog.getByLabel('Columns to ignore').fill('species');
  await page.keyboard.press('Enter');
  await preview.getByText('target “sepal”').waitFor();
  expect(await dialog.getByRole('alert').count()).toBe(0);
});

test('the imported data is used for training, and its reading options can be changed', LONG, async (context) => {
  const { page, complaints, user, dialog } = await opened(context);
  await dropFiles(page, { name: 'flowers.csv', content: FLOWERS });
  await dialog.getByRole('button', { name: 'Import' }).click();
  await page.getByTestId('room-data').click();
  const room = page.getByTestId('data-room');
  await room.getByRole('columnheader', { name: 'petal' }).waitFor();
  expect(await room.innerText()).toMatch(/3 features: petal, sepal, width/);
  await room.getByRole('button', { name: 'Change file options' }).click();
  await dialog.getByLabel('Columns to ignore').fill('petal');
  await page.keyboard.press('Enter');
  await dialog.getByText('2 features').waitFor();
  await dialog.getByRole('button', { name: 'Import' }).click();
  await room.getByText('2 features: sepal, width').waitFor();
  // One import is one undo step.
  await expect.poll(() => dialog.count(), PATIENT).toBe(0);
  await page.getByTestId('room-design').click();
  await page.keyboard.press('Control+z');
  await page.getByTestId('room-data').click();
  await room.getByText('3 features: petal, sepal, width').waitFor();
  await user.untilSaved();
  expect(complaints).toEqual([]);
});

test('a file is chosen in a file dialog, whatever its name', LONG, async (context) => {
  const { page, databaseFile, complaints, dialog } = await opened(context);
  const file = join(dirname(databaseFile), 'iris.data');
  await writeFile(file, '5.1,3.5,a\n4.9,3.0,b\n6.2,3.4,a\n5.9,3.0,b\n');
  await page.getByTestId('room-data').click();
  await page.getByRole('button', { name: 'Import data' }).click();
  const choose = dialog.getByRole('button', { name: 'Choose file' });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose.click()]);
  await chooser.setFiles(file);
  await dialog.getByTestId('data-preview').waitFor();
  await dialog.getByRole('button', { name: 'File options' }).click();
  await dialog.getByTestId('field-header').click();
  await page.getByRole('option', { name: 'Data', exact: true }).click();
  await dialog.getByText('4 samples').waitFor();
  await dialog.getByRole('button', { name: 'Import' }).click();
  await page.getByTestId('data-room').getByRole('heading', { name: 'iris.data' }).waitFor();
  expect(complaints).toEqual([]);
});

test('images and labels dropped together are one data set, with a second pair for testing', LONG, async (context) => {
  const { page, complaints, dialog } = await opened(context);
  const files = [
    { name: 'b', content: idx(6) },
    { name: 'd', content: idx(4, 8, 8) },
    { name: 'a', content: gzipSync(idx(6, 8, 8)) },
    { name: 'c', content: idx(4) },
  ];
  await dropFiles(page, ...files);
  await dialog.getByTestId('data-preview').waitFor();
  expect(await dialog.getByTestId('data-preview').innerText()).toMatch(/10 samples[\s\S]*target “label” \(2 classes\)/);
  expect(await dialog.getByLabel('Path of the samples file').inputValue()).toMatch(/\/a$/);
  expect(await dialog.getByLabel('Test labels').inputValue()).toMatch(/\/c$/);
  await dialog.getByRole('button', { name: 'Import' }).click();
  await page.getByTestId('room-data').click();
  await page.getByTestId('data-room').getByText('4 test').waitFor();
  expect(complaints).toEqual([]);
});

test('images without labels ask for them', LONG, async (context) => {
  const { page, dialog } = await opened(context);
  await dropFiles(page, { name: 'images', content: idx(6, 8, 8) });
  await expect.poll(() => dialog.getByLabel('Path of the samples file').inputValue(), PATIENT).toMatch(/\/images$/);
  expect(await dialog.getByLabel('Path of the labels file').inputValue()).toBe('');
  expect(await dialog.getByRole('button', { name: 'Preview' }).isDisabled()).toBe(true);
});

test('files are opened by content, and unsupported ones are named', LONG, async (context) => {
  const { page, complaints, dialog, databaseFile } = await opened(context);
  const before = await importedFiles(databaseFile);
  const graph = { ...emptyGraph('From a table'), nodes: [{ id: 'r', type: 'relu', position: { x: 0, y: 0 } }] };
  await dropFiles(page, { name: 'graph.csv', content: JSON.stringify(graph) });
  await page.getByRole('tab', { name: 'From a table' }).waitFor();

  await dropFiles(page, { name: 'table.json', content: FLOWERS.replace('petal', 'length') });
  await dialog.getByTestId('data-preview').waitFor();
  // A file dropped on the dialog replaces the one in it.
  await dropFiles(page, { name: 'other.txt', content: 'x;y\n0;100\n1;101\n2;102\n' });
  await dialog.getByText('target “y”').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count(), PATIENT).toBe(0);

  const refused = async (file: Dropped, text: string) => {
    await dropFiles(page, file);
    const notice = page.getByRole('alert').filter({ hasText: text });
    await notice.waitFor();
    await notice.getByRole('button').click();
    await notice.waitFor({ state: 'detached' });
  };
  const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  await refused({ name: 'photo.csv', content: png }, "'photo.csv' is a PNG image, which cannot be opened");
  await refused({ name: 'data.csv', content: 'ARROW1\0\0' }, "'data.csv' is an Arrow or Feather file, which cannot be opened");
  await refused({ name: 'nothing.csv', content: '' }, "'nothing.csv' is empty");
  await refused({ name: 'x.bin', content: Buffer.from([1, 2, 0, 3]) }, 'a kind that Backwire does not know');
  // None of those was kept.
  expect(await importedFiles(databaseFile)).toHaveLength(before.length + 2);
  expect(complaints).toEqual([]);
});

test('a table with an error is rejected in the dialog, where other options can be tried', LONG, async (context) => {
  const { page, dialog } = await opened(context);
  await dropFiles(page, { name: 'named.csv', content: 'name,x,y\n1,1,2\nAlan,2,4\n3,3,6\n' });
  await dialog.getByRole('alert').filter({ hasText: "named.csv, line 3, column 'name'" }).waitFor();
  await dialog.getByLabel('Columns to ignore').fill('name');
  await page.keyboard.press('Enter');
  await dialog.getByText('3 samples').waitFor();
  expect(await dialog.getByRole('alert').count()).toBe(0);
});

test('with all tabs closed, data starts a new graph', LONG, async (context) => {
  const { page, dialog } = await opened(context);
  await page.getByRole('tab', { name: 'MNIST MLP' }).focus();
  await page.keyboard.press('Delete');
  await page.getByText('No graph is open').waitFor();
  await dropFiles(page, { name: 'flowers.csv', content: FLOWERS });
  await dialog.getByText('For new graphs').waitFor();
  await dialog.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('tab', { name: 'flowers.csv' }).waitFor();
  await page.getByTestId('data-room').getByText('3 features: petal, sepal, width').waitFor();
});

test('an upload can be canceled, without a remainder', LONG, async (context) => {
  const { page, dialog, databaseFile } = await opened(context);
  const before = await importedFiles(databaseFile);
  const network = await page.context().newCDPSession(page);
  context.onTestFinished(() => network.detach());
  await network.send('Network.enable');
  const limits = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 100_000 };
  await network.send('Network.emulateNetworkConditions', limits);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['a,b\n', '1,2\n'.repeat(2_000_000)], 'large.csv'));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  });
  await dialog.getByTestId('sending').getByText('Copying large.csv').waitFor();
  await dialog.getByRole('button', { name: 'Cancel copying' }).click();
  await dialog.getByTestId('sending').waitFor({ state: 'detached' });
  await expect.poll(() => importedFiles(databaseFile), PATIENT).toEqual(before);
});

test('an error is shown once: by its notice, and by the log when that is closed', LONG, async (context) => {
  const { page, user } = await opened(context);
  await user.showDock('log');
  await dropFiles(page, { name: 'photo.png', content: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') });
  const text = "'photo.png' is a PNG image";
  const notice = page.getByRole('alert').filter({ hasText: text });
  await notice.waitFor();
  expect(await page.getByText(text).count()).toBe(1);
  await notice.getByRole('button').click();
  await notice.waitFor({ state: 'detached' });
  expect(await page.getByTestId('log').getByText(text).count()).toBe(1);
  expect(await page.getByText(text).count()).toBe(1);
});

test('a target far from 0 is standardized, which is shown and can be switched off', LONG, async (context) => {
  const { page, dialog } = await opened(context);
  const regression = graph(
    [
      ['x', 'input', { shape: [1] }],
      ['line', 'dense', { units: 1 }],
      ['y', 'target', { shape: [] }],
      ['distance', 'mse'],
    ],
    [
      ['x', 'line'],
      ['line', 'distance', 'prediction'],
      ['y', 'distance', 'target'],
    ],
  );
  await dropFiles(page, { name: 'prices.backwire.json', content: JSON.stringify(regression) });
  await page.getByTestId('node-distance').waitFor();
  // 250,000 and 270,000 alternately: mean 260,000 and standard deviation 10,000, for any training split.
  const prices = Array.from({ length: 40 }, (_, row) => `${row % 2},${250_000 + 20_000 * (row % 2)}\n`);
  await dropFiles(page, { name: 'prices.csv', content: `rooms,price\n${prices.join('')}` });
  await dialog.getByTestId('data-preview').getByText('target “price”').waitFor();
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByTestId('room-data').click();
  const told = page.getByTestId('normalized-targets');
  await expect
    .poll(() => told.innerText(), PATIENT)
    .toMatch(/^price is standardized: mean 2\d\d[ \u202f]?\d{3}, standard deviation/);
  await page.getByTestId('field-normalizeTarget').getByText('None').click();
  await expect.poll(() => told.innerText(), PATIENT).toBe('No target is standardized.');
});

test('axe finds no violation in the import of data', LONG, async (context) => {
  const { page, dialog } = await opened(context);
  await page.getByTestId('room-data').click();
  await page.getByRole('button', { name: 'Import data' }).click();
  await dialog.waitFor();
  await untilStill(page);
  expect(await violations(page), 'empty').toEqual([]);
  await dropFiles(page, { name: 'flowers.csv', content: FLOWERS });
  await dialog.getByTestId('data-preview').waitFor();
  await dialog.getByRole('button', { name: 'File options' }).click();
  await untilStill(page);
  expect(await violations(page), 'a table').toEqual([]);
  await dropFiles(page, { name: 'bad.csv', content: 'a,b\n1,2\nx,3\n' });
  await dialog.getByRole('alert').waitFor();
  await untilStill(page);
  expect(await violations(page), 'a mistake').toEqual([]);
  await dropFiles(page, { name: 'i', content: idx(6, 8, 8) }, { name: 'l', content: idx(6) });
  await dialog.getByTestId('data-preview').waitFor();
  await untilStill(page);
  expect(await violations(page), 'images').toEqual([]);
});
