import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Host } from '#app/host.ts';
import { temporaryFolder, temporaryStore } from '#app/store/testing/temporaryStore.ts';
import { readGraph } from '#engine/graph/index.ts';
import { classifier } from '#engine/testing/networks.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openGraphs } from './index.ts';

const resourcesDirectory = fileURLToPath(new URL('../../resources', import.meta.url));

function opened() {
  const folder = temporaryFolder();
  const host: Pick<Host, 'saveFile'> = {
    async saveFile(suggestedName, write) {
      const path = join(folder, suggestedName);
      await write(path);
      return { kind: 'saved', path, bytes: readFileSync(path).length };
    },
  };
  return openGraphs({ connection: temporaryStore(), resourcesDirectory, host });
}

test('a graph is created, saved, loaded and removed', () => {
  const graphs = opened();
  const { id, revision } = graphs.create({ ...classifier(), name: '' });
  expect(revision).toBe(1);
  expect(graphs.list()).toMatchObject([{ id, name: 'Untitled' }]);
  expect(graphs.save(id, { ...classifier(), name: 'Mine' }).revision).toBe(2);
  expect(graphs.load(id)).toMatchObject({ name: 'Mine', revision: 2, document: { name: 'Mine' } });
  expect(graphs.versions(id).map(({ revision }) => revision)).toEqual([1]);
  graphs.remove(id);
  expect(graphs.list()).toEqual([]);
});

test('what a newer version added to a document is saved and loaded with it', () => {
  const graphs = opened();
  const document = { ...classifier(), version: 9, invented: { later: [1] } };
  expect(graphs.load(graphs.create(document).id).document).toEqual(document);
});

test('a graph that is not there is refused', () => {
  const graphs = opened();
  for (const action of [graphs.load, graphs.remove, (id: string) => graphs.save(id, classifier())]) {
    expect(refusalOf(() => action('gone')).code).toBe('graphs.notFound');
  }
});

test('examples are listed with what they show, and become graphs', () => {
  const graphs = opened();
  const examples = graphs.examples();
  expect(examples[0].id).toBe('mnist-mlp');
  expect(examples.every(({ description }) => description.length > 20)).toBe(true);
  const { id, document } = graphs.createFromExample('mnist-mlp');
  expect(graphs.load(id).document).toEqual(document);
  expect(refusalOf(() => graphs.createFromExample('none')).code).toBe('graphs.noExample');
});

test('an exported graph reads back as it is', async () => {
  const graphs = opened();
  const document = { ...classifier(), name: 'MNIST: a, b/c' };
  const saved = await graphs.export(document);
  if (saved.kind !== 'saved') throw new Error('not saved');
  expect(saved.path).toMatch(/mnist-a-b-c\.backwire\.json$/);
  expect(readGraph(readFileSync(saved.path, 'utf8')).document).toEqual(document);
});
