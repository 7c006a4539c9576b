import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { filesOf, openDatasets } from './index.ts';
import { temporaryFolder } from './testing/temporaryFolder.ts';

vi.mock('node:fs', { spy: true });

const datasets = openDatasets({ resourcesDirectory: 'resources' });
const refuse = (dataset: string, baseDirectory: string) => refusalOf(() => datasets.load({ dataset }, { baseDirectory }));

test.each([
  '\\\\server\\share\\data.csv',
  '//server/share/data.csv',
  '\\\\server\\share',
  'csv://server/share/data',
  '/\\server\\share\\data.csv',
  '\\\\.\\PhysicalDrive0',
  '\\\\server\\share\\data.csv?target=a',
  'idx:images,//server/share/labels',
  'idx:a,b;\\\\server\\c,d',
])('the network path %s is refused by its form, without a system call', (dataset) => {
  vi.mocked(statSync).mockClear();
  const refusal = refuse(dataset, temporaryFolder());
  expect(refusal.code).toBe('dataset.networkPath');
  expect(refusal.message).toMatch(/' is a network path; expected a file on this computer$/);
  expect(statSync).not.toHaveBeenCalled();
});

test.skipIf(process.platform === 'win32')('a device is refused by kind', () => {
  for (const dataset of ['csv:/dev/zero', '/dev/zero', 'idx:/dev/zero,/dev/zero']) {
    expect(refuse(dataset, '/')).toMatchObject({ code: 'dataset.notFile', details: { received: 'a device' } });
  }
});

test.skipIf(process.platform === 'win32')('a named pipe is refused by kind, without blocking', () => {
  const folder = temporaryFolder();
  execFileSync('mkfifo', [join(folder, 'pipe.csv')]);
  expect(refuse('pipe.csv', folder)).toMatchObject({
    code: 'dataset.notFile',
    message: "'pipe.csv' is a named pipe (FIFO); expected a file",
  });
});

test.skipIf(process.platform === 'win32')('a socket is refused by kind', async () => {
  const folder = temporaryFolder();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(join(folder, 'socket.csv'), resolve));
  onTestFinished(() => void server.close());
  expect(refuse('socket.csv', folder)).toMatchObject({ code: 'dataset.notFile', details: { received: 'a socket' } });
});

test('a folder is refused by kind', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'data.csv'));
  expect(refuse('data.csv', folder)).toMatchObject({ code: 'dataset.notFile', details: { received: 'a folder' } });
});

test('the files of a SPEC are named without file access', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.csv'), 'a,b\n1,2\n');
  vi.mocked(statSync).mockClear();
  const paths = (dataset: string) => filesOf(dataset, folder).map(({ path }) => path);
  expect(paths('iris')).toEqual([]);
  expect(paths('spirals?noise=0.1')).toEqual([]);
  expect(paths('a.csv?target=b')).toEqual([join(folder, 'a.csv')]);
  expect(paths('csv:/data/iris.data')).toEqual(['/data/iris.data']);
  expect(paths('idx:a, b;/c,d')).toEqual([join(folder, 'a'), join(folder, 'b'), '/c', join(folder, 'd')]);
  expect(statSync).not.toHaveBeenCalled();
});
