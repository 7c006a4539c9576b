import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openAllowedFiles } from './allowedFiles.ts';
import { spiralGraph } from './runs/testing/temporaryRuns.ts';
import { temporaryStore } from './store/testing/temporaryStore.ts';
import { temporaryApp } from './testing/temporaryApp.ts';

test('a file is only read if the user chose or allowed it, which is remembered by path', () => {
  const connection = temporaryStore();
  const files = openAllowedFiles(connection, '/home/ada');
  const refusal = refusalOf(() => files.require('secret.csv'));
  expect(refusal).toMatchObject({ code: 'dataset.notAllowed', details: { where: '/home/ada/secret.csv' } });
  files.allow('secret.csv?target=a');
  files.allow('idx:images,labels');
  const later = openAllowedFiles(connection, '/home/ada');
  for (const dataset of ['/home/ada/secret.csv', 'csv:./secret.csv?ignore=b', 'idx:/home/ada/images,labels', 'iris', undefined]) {
    expect(() => later.require(dataset)).not.toThrow();
  }
  expect(refusalOf(() => later.require('other.csv')).code).toBe('dataset.notAllowed');
  expect(refusalOf(() => later.require('idx:images,other')).details.where).toBe('/home/ada/other');
});

test('a network path cannot be allowed', () => {
  const files = openAllowedFiles(temporaryStore(), '/');
  expect(refusalOf(() => files.allow('\\\\server\\share\\a.csv')).code).toBe('dataset.networkPath');
  expect(refusalOf(() => files.require('//server/share/a.csv')).code).toBe('dataset.networkPath');
});

test('data files trained on from the command line are allowed in the window', async () => {
  const { folder, app } = temporaryApp();
  const { runs, allowedFiles } = app.services;
  const rows = Array.from({ length: 40 }, (_, row) => `${row},${row % 7},${row % 2 === 0 ? 'a' : 'b'}\n`);
  writeFileSync(join(folder, 'points.csv'), `x,y,class\n${rows.join('')}`);
  expect(refusalOf(() => allowedFiles.require('points.csv')).code).toBe('dataset.notAllowed');
  const { id } = await runs.start({ document: spiralGraph({ epochs: 1 }, 'points.csv') });
  await runs.stop(id);
  expect(() => allowedFiles.require('points.csv?target=x')).not.toThrow();
});
