import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { english } from '#engine/messages/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openDatasets } from '../../openDatasets.ts';
import { fixture, readFiles, temporaryFile, temporaryFolder } from '../../testing/temporaryFolder.ts';
import { writeZip } from '../../testing/writeZip.ts';
import { images } from './images.ts';

const datasets = openDatasets({ resourcesDirectory: 'resources' });
const picture = (name: string) => fixture(`pictures/${name}`).path;

/** A folder of pictures: by path, the name of a picture, or other content. */
function folderOf(files: Readonly<Record<string, string | Uint8Array>>) {
  const path = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    if (typeof content === 'string') copyFileSync(picture(content), join(path, name));
    else writeFileSync(join(path, name), content);
  }
  return { path, shown: 'folder' };
}

const read = (file: { path: string; shown: string }, options = '') =>
  readFiles(images, [file], `images:${file.shown}?${options}`);
const refusal = (file: { path: string; shown: string }, options?: string) => refusalOf(() => read(file, options));

/** The pixels of picture 1, as `fixtures.py` computes them. */
const COLOR = Uint8Array.from({ length: 6 * 4 * 3 }, (_, index) => (index * 8 + 13) % 256);

test('PNG images have the same pixels and labels as the pair of IDX files', () => {
  const settings = { test: 0.25, validation: 0.25 };
  const pair = `idx:${fixture('digits-images.idx').path},${fixture('digits-labels.idx').path}`;
  const [archive, idx] = [fixture('digits.zip').path, pair].map((dataset) => datasets.load({ dataset, ...settings }));
  expect(archive.inputs[0]).toEqual(idx.inputs[0]);
  expect(archive.inputs[0].shape).toEqual([4, 6]);
  expect(archive.targets[0].data).toEqual(idx.targets[0].data);
  expect(archive.targets[0].classNames).toEqual(['0', '1', '2', '3']);
  expect(archive.splits).toEqual(idx.splits);
});

test('the folder above the classes can be a path as such', () => {
  const { path } = folderOf({ 'cat/1.png': 'rgb.png', 'dog/2.png': 'rgb.png' });
  const { inputs, targets, description } = datasets.load({ dataset: path, test: 0, validation: 0 });
  expect(inputs[0]).toMatchObject({ name: 'image', shape: [4, 6, 3] });
  expect(targets[0]).toMatchObject({ name: 'label', classNames: ['cat', 'dog'], data: Uint8Array.of(0, 1) });
  expect(english(description)).toMatch(/^2 images from backwire-datasets-/);
});

test.each(['rgb.png', 'rgb.webp', 'rgb.tif'])('the pixels of %s are exact', (name) => {
  expect(read(folderOf({ [`a/${name}`]: name, [`b/${name}`]: name })).inputs[0].data.subarray(0, 72)).toEqual(COLOR);
});

test('a JPEG image has about the pixels that it was made of', () => {
  const { inputs } = read(folderOf({ 'a/1.jpg': 'rgb.jpg', 'b/1.JPEG': 'rgb.jpg' }));
  const decoded = read(folderOf({ 'a/1.jpg': 'rgb.jpg', 'b/1.jpg': 'rgb.jpg' }), 'size=1x1&channels=1').inputs[0].data[0];
  expect(inputs[0].shape).toEqual([4, 6, 3]);
  expect(Math.abs(decoded - 127)).toBeLessThan(25);
});

test('folders train, validation and test are splits, and a common folder around them does not count', () => {
  const { inputs, testFrom, split, samples, targets, notes } = read(fixture('classes.zip'));
  expect([samples, testFrom, split]).toEqual([10, 6, undefined]);
  expect([...targets[0].data]).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 1, 1]);
  expect([...inputs[0].data.subarray(0, 3)]).toEqual([0, 7, 14]);
  expect(notes).toEqual([]);
  const files = { 'train/a/1.png': 'rgb.png', 'train/b/1.png': 'rgb.png', 'val/a/1.png': 'rgb.png', 'Test/b/1.png': 'rgb.png' };
  expect(read(folderOf(files))).toMatchObject({ testFrom: 3, split: { by: 'column', splits: Uint8Array.of(0, 0, 1, 2) } });
});

test('palettes, CMYK, 16 bits and transparency become 8 bits of gray or color', () => {
  const names = ['palette.png', 'cmyk.jpg', 'gray16.png', 'alpha.png'];
  for (const name of names) {
    const { inputs } = read(folderOf({ [`a/${name}`]: name, [`b/${name}`]: name }));
    expect(inputs[0].shape).toEqual(name === 'gray16.png' ? [4, 6] : [4, 6, 3]);
    expect(new Set(inputs[0].data).size).toBeGreaterThan(10);
  }
  const gray = read(folderOf({ 'a/1.png': 'gray16.png', 'b/1.png': 'gray16.png' })).inputs[0].data;
  for (let index = 0; index < 24; index++) expect(Math.abs(gray[index] - (index * 2000) / 257)).toBeLessThan(1.1);
});

test('gray images among colored ones have three equal channels, and colored ones can be read as gray', () => {
  const folder = folderOf({ 'a/1.png': 'gray.png', 'b/1.png': 'rgb.png' });
  const { inputs } = read(folder);
  expect([...inputs[0].data.subarray(0, 6)]).toEqual([26, 26, 26, 35, 35, 35]);
  expect(read(folder, 'channels=1').inputs[0].shape).toEqual([4, 6]);
});

test('a photo is turned upright, and scaled to the chosen size', () => {
  const turned = folderOf({ 'a/1.jpg': 'turned.jpg', 'b/1.jpg': 'turned.jpg' });
  const { inputs } = read(turned);
  expect(inputs[0].shape).toEqual([16, 8, 3]);
  const rows = [0, 15].map((row) => inputs[0].data[row * 8 * 3]);
  expect(rows.map((value) => value > 127)).toEqual([false, true]);
  expect(read(turned, 'size=4x6').inputs[0].shape).toEqual([6, 4, 3]);
});

test('of a moving picture the first frame is read, with a note', () => {
  const { inputs, notes } = read(folderOf({ 'a/1.gif': 'moving.gif', 'b/1.gif': 'moving.gif' }), 'channels=1');
  expect(inputs[0].shape).toEqual([4, 6]);
  expect(notes).toEqual(['Of images with several frames the first one was read: a/1.gif, b/1.gif.']);
});

test('images of different sizes are refused with two of them, and a size', () => {
  const error = refusal(folderOf({ 'a/1.png': 'rgb.png', 'b/1.jpg': 'turned.jpg' }));
  expect(error.code).toBe('dataset.imageSize');
  expect(error.message).toContain("found 'a/1.png' of 6 × 4 and 'b/1.jpg' of 8 × 16. Scale all images to one size");
  expect(error.message).toContain('size=8x16');
});

const bytes = readFileSync(picture('rgb.jpg'));

test.each([
  ['cut off', bytes.subarray(0, 640)],
  ['cut off in its header', bytes.subarray(0, 30)],
  ['empty', new Uint8Array()],
  ['of other bytes', Buffer.from('no image')],
])('an image that is %s is skipped with its name, or refused', (_what, content) => {
  const folder = folderOf({ 'a/1.jpg': 'rgb.jpg', 'b/1.jpg': 'rgb.jpg', 'b/2.jpg': content });
  const { samples, notes, targets } = read(folder);
  expect([samples, targets[0].data.length]).toEqual([2, 2]);
  expect(notes).toEqual(['Skipped 1 images that cannot be read: b/2.jpg.']);
  const error = refusal(folder, 'damaged=refuse');
  expect(error).toMatchObject({ code: 'dataset.damagedImage', details: { where: "'b/2.jpg' in folder" } });
});

test('only damaged images are an error', () => {
  const error = refusal(folderOf({ 'a/1.jpg': Buffer.from('x'), 'b/1.jpg': Buffer.from('x') }));
  expect(error.code).toBe('dataset.damagedImage');
});

test('hidden files do not count; other files and images without a class are left out with a note', () => {
  const files = { 'a/1.png': 'rgb.png', 'b/1.png': 'rgb.png', '.hidden/1.png': 'rgb.png', 'a/.2.png': 'rgb.png' };
  const { samples, notes } = read(
    folderOf({ ...files, 'cover.png': 'rgb.png', 'a/3.bmp': 'rgb.bmp', 'about.txt': Buffer.from('x') }),
  );
  expect(samples).toBe(2);
  expect(notes).toEqual([
    'Left out images in formats that cannot be read: a/3.bmp. Save them as PNG or JPEG; images can end in .png or .jpg or .jpeg or .webp or .gif or .tif or .tiff.',
    'Left out files that are no images: about.txt.',
    'Left out images outside the folders of classes: cover.png.',
  ]);
});

test('a folder needs images, and two classes', () => {
  expect(refusal(folderOf({})).code).toBe('dataset.noImages');
  expect(refusal(folderOf({ 'a.txt': Buffer.from('x') })).message).toContain(
    "'folder': expected images (.png or .jpg or .jpeg or .webp or .gif or .tif or .tiff), found the files a.txt. Choose a folder for each class",
  );
  expect(refusal(folderOf({ 'a.png': 'rgb.png' })).code).toBe('dataset.noImages');
  expect(refusal(folderOf({ 'a/1.png': 'rgb.png' })).code).toBe('dataset.oneClass');
});

test('images in a format that cannot be read are refused with those that can', () => {
  const error = refusal(folderOf({ 'a/1.bmp': 'rgb.bmp', 'b/1.BMP': 'rgb.bmp' }));
  expect(error.code).toBe('dataset.noImages');
  expect(error.message).toContain('found the files a/1.bmp, b/1.BMP. Save them as PNG or JPEG; images can end in .png or');
  const renamed = read(folderOf({ 'a/1.png': 'rgb.png', 'b/1.png': 'rgb.png', 'b/2.png': 'rgb.bmp' }));
  expect(renamed.notes).toEqual(['Skipped 1 images that cannot be read: b/2.png.']);
});

test('classes with numbers as names are sorted by size', () => {
  const { targets } = read(folderOf({ '10/1.png': 'rgb.png', '9/1.png': 'rgb.png' }));
  expect(targets[0]).toMatchObject({ classNames: ['9', '10'], data: Uint8Array.of(1, 0) });
});

test('other images get the size, the channels and the classes of the training data', () => {
  const trained = {
    inputs: [{ name: 'image', shape: [8, 8, 3] }],
    targets: [{ name: 'label', shape: [], classes: 3, classNames: ['ant', 'cat', 'dog'] }],
  };
  const file = folderOf({ 'dog/1.png': 'gray.png' });
  const { inputs, targets } = readFiles(images, [file], 'images:folder', trained);
  expect(inputs[0].shape).toEqual([8, 8, 3]);
  expect(targets[0]).toMatchObject({ classes: 3, data: Uint8Array.of(2) });
  const other = folderOf({ 'cow/1.png': 'rgb.png' });
  expect(refusalOf(() => readFiles(images, [other], 'images:folder', trained)).code).toBe('dataset.unknownClass');
});

test('an archive that is cut off, or leads out of itself, is refused', () => {
  const whole = readFileSync(fixture('classes.zip').path);
  expect(refusal(temporaryFile('a.zip', whole.subarray(0, 2000))).code).toBe('dataset.damagedZip');
  expect(refusal(temporaryFile('a.zip', writeZip([['../a/1.png', 'x']]))).code).toBe('dataset.zipEntry');
});

test('an image with too many pixels is skipped before it takes memory', () => {
  const huge = Buffer.from(readFileSync(picture('rgb.png')));
  huge.writeUInt32BE(100_000, 16);
  huge.writeUInt32BE(100_000, 20);
  expect(read(folderOf({ 'a/1.png': 'rgb.png', 'b/1.png': 'rgb.png', 'b/2.png': huge })).samples).toBe(2);
});

test('the share of the bytes is reported', () => {
  const files = Array.from({ length: 40 }, (_, index) => [`${index % 2}/${index}.png`, 'rgb.png'] as const);
  const reported: number[] = [];
  const { path } = folderOf(Object.fromEntries(files));
  openDatasets({ resourcesDirectory: 'resources', onProgress: ({ rows }) => reported.push(rows) }).load({ dataset: path });
  expect(reported).toEqual([32]);
});

test('an archive of images is recognized by the names that it begins with', () => {
  const head = (name: string) => ({ name, head: readFileSync(fixture(name).path).subarray(0, 4096), isText: false });
  expect(images.recognizes(head('classes.zip'))).toBe(true);
  expect(images.recognizes(head('arrays.npz'))).toBe(false);
});

/** A folder with a table of its images. */
function tableOf(rows: string) {
  const folder = folderOf({ 'all/1.png': 'rgb.png', 'all/2.png': 'rgb.png', 'all/3.png': 'rgb.png', 'all/4.png': 'rgb.png' });
  const path = join(folder.path, 'labels.csv');
  writeFileSync(path, rows);
  return { path, shown: 'labels.csv' };
}

test('a table names images and their classes, in columns that are found or chosen', () => {
  const rows = 'kind,path,part\ncat,all/2.png,train\ndog,all/1.png,test\ndog,all/3.png,train\n';
  const { targets, samples, testFrom } = read(tableOf(rows));
  expect([targets[0].classNames, [...targets[0].data], samples, testFrom]).toEqual([['cat', 'dog'], [0, 1, 1], 3, undefined]);
  const split = read(tableOf(rows), 'label=kind&file=path&splitColumn=part');
  expect([[...split.targets[0].data], split.testFrom]).toEqual([[0, 1, 1], 2]);
  expect(read(tableOf(rows), 'label=part&size=2x2').inputs[0].shape).toEqual([2, 2, 3]);
});

test('a table can have the paths and line ends of Windows', () => {
  const { targets, notes } = read(tableOf('path,kind\r\nall\\1.png,cat\r\nall\\2.png,dog\r\n'));
  expect([targets[0].classNames, [...targets[0].data], notes]).toEqual([['cat', 'dog'], [0, 1], []]);
});

test('an image that a table names and that is not there is skipped with a note, like a damaged one', () => {
  const rows = 'path,kind\nall/1.png,cat\nall/9.png,cat\nall/2.png,dog\n';
  expect(read(tableOf(rows)).notes).toEqual(['Skipped 1 images that cannot be read: all/9.png.']);
  expect(refusal(tableOf(rows), 'damaged=refuse').message).toContain("'all/9.png' in labels.csv");
});

test.each([
  ['path,kind\n', 'dataset.empty', 'no data rows'],
  ['path,kind\nall/1.png,cat\n', 'dataset.oneClass', "'cat'"],
  ['path,kind\nall/1.png,cat\nC:\\x.png,dog\n', 'dataset.imagePath', "found 'C:\\x.png'"],
  ['path,kind\nall/1.png,cat\nall\\..\\..\\x.png,dog\n', 'dataset.imagePath', "found 'all\\..\\..\\x.png'"],
  ['path,kind\nall/1.png,cat\n../x.png,dog\n', 'dataset.imagePath', 'labels.csv, line 3: expected the path of an image'],
  ['path,kind\nall/1.png,cat\n/etc/x.png,dog\n', 'dataset.imagePath', "'/etc/x.png'"],
  ['path,kind\nall/1.png,cat\nall/2.png,\n', 'dataset.missingValue', 'line 3: expected a class, found an empty cell'],
  ['name,kind\na,cat\nb,dog\n', 'dataset.noImages', 'a column of paths of images'],
  ['path\nall/1.png\n', 'dataset.noImages', 'file=COLUMN'],
])('a table %j is refused as %s', (rows, code, says) => {
  const error = refusal(tableOf(rows));
  expect([error.code, error.message]).toEqual([code, expect.stringContaining(says)]);
});

test('a split column that names no split is refused by its line', () => {
  const error = refusal(tableOf('path,kind,part\nall/1.png,cat,train\nall/2.png,dog,later\n'), 'splitColumn=part');
  expect([error.code, error.message]).toEqual([
    'dataset.split',
    expect.stringContaining('line 3: expected train, validation or test'),
  ]);
});
