import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Host } from '#app/host/host.ts';
import { temporaryFolder, temporaryStore } from '#app/store/testing/temporaryStore.ts';
import { graphSchema, readGraph } from '#engine/graph/index.ts';
import { anyDocument } from '#engine/testing/anyDocument.ts';
import { classifier } from '#engine/testing/networks.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openExamples, openGraphs } from './index.ts';

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
  return openGraphs(temporaryStore(), openExamples(resourcesDirectory), host);
}

test('a graph is created, saved, loaded and removed', () => {
  const graphs = opened();
  const { id, revision } = graphs.create({ ...classifier(), name: '' });
  expect(revision).toBe(1);
  expect(graphs.list()).toMatchObject([{ id, name: 'Untitled' }]);
  expect(graphs.save(id, { ...classifier(), name: 'Mine' }).revision).toBe(2);
  expect(graphs.load(id)).toMatchObject({ name: 'Mine', revision: 2, document: { name: 'Mine' } });
  expect(graphs.versions(id).map(({ revision }) => revision)).toEqual([2, 1]);
  graphs.remove(id);
  expect(graphs.list()).toEqual([]);
});

test('fields of a newer version are saved and loaded', () => {
  const graphs = opened();
  const document = { ...classifier(), version: 9, invented: { later: [1] } };
  expect(graphs.load(graphs.create(document).id).document).toEqual(document);
});

test('any document survives the database unchanged', () => {
  const graphs = opened();
  fc.assert(
    fc.property(anyDocument, anyDocument, (first, second) => {
      const { id } = graphs.create(first);
      expect(graphs.load(id).document).toEqual(first);
      graphs.save(id, second);
      expect(graphs.load(id).document).toEqual(second);
      expect(graphs.version(id, 1).document).toEqual(first);
      expect(graphSchema.parse(graphs.load(id).document)).toEqual(second);
    }),
  );
});

test('a state stored by another window is kept as a version, however soon it is overwritten', () => {
  const graphs = opened();
  const named = (name: string) => ({ ...classifier(), name });
  const { id } = graphs.create(named('first'));
  const mine = graphs.save(id, named('mine'), 1);
  expect(mine).toMatchObject({ revision: 2 });
  expect(mine.kept).toBeUndefined();
  // The other window knows only the first revision.
  expect(graphs.save(id, named('theirs'), 1)).toMatchObject({ revision: 3, kept: 2 });
  expect(graphs.version(id, 2).document.name).toBe('mine');
  // A save without a known revision always keeps the stored state, and does not mention another window.
  const unknown = graphs.save(id, named('again'), null);
  expect(unknown.kept).toBeUndefined();
  expect(graphs.version(id, 3).document.name).toBe('theirs');
});

test('each version lists its changes from the previous one', () => {
  const graphs = opened();
  const { id } = graphs.create(classifier());
  const before = classifier();
  graphs.save(id, { ...before, nodes: [...before.nodes, { id: 'r', type: 'relu' }], training: { epochs: 9 } });
  const [present, first] = graphs.versions(id);
  expect(present).toMatchObject({ revision: 2, isPresent: true, name: null, difference: { nodesAdded: 1, settings: 1 } });
  expect(first).toMatchObject({ revision: 1, isPresent: false, difference: null });
});

test('the current state can be named as a version, and unnamed', () => {
  const graphs = opened();
  const { id } = graphs.create(classifier());
  graphs.keepVersion(id, 1, 'Before the holidays');
  graphs.save(id, { ...classifier(), name: 'Later' });
  expect(graphs.version(id, 1)).toMatchObject({ name: 'Before the holidays', document: classifier() });
  graphs.keepVersion(id, 1, null);
  expect(graphs.versions(id).map(({ revision, name }) => [revision, name])).toEqual([
    [2, null],
    [1, null],
  ]);
});

test('a missing version is rejected', () => {
  const graphs = opened();
  const { id } = graphs.create(classifier());
  expect(refusalOf(() => graphs.version(id, 7)).code).toBe('graphs.noVersion');
  expect(refusalOf(() => graphs.keepVersion(id, 7, 'Seven')).code).toBe('graphs.noVersion');
  expect(refusalOf(() => graphs.versions('gone')).code).toBe('graphs.notFound');
});

test('a picture is saved unchanged', async () => {
  const graphs = opened();
  const svg = await graphs.exportPicture('My net', { format: 'svg', text: '<svg/>' });
  const png = await graphs.exportPicture('My net', { format: 'png', base64: 'iVBORw==' });
  if (svg.kind !== 'saved' || png.kind !== 'saved') throw new Error('not saved');
  expect(svg.path).toMatch(/my-net\.svg$/);
  expect(readFileSync(svg.path, 'utf8')).toBe('<svg/>');
  expect([...readFileSync(png.path)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
});

test('a missing graph is rejected', () => {
  const graphs = opened();
  for (const action of [graphs.load, graphs.remove, (id: string) => graphs.save(id, classifier())]) {
    expect(refusalOf(() => action('gone')).code).toBe('graphs.notFound');
  }
});

test('examples are listed with descriptions, and can be copied to graphs', () => {
  const graphs = opened();
  const examples = graphs.examples();
  expect(examples[0].id).toBe('mnist-mlp');
  expect(examples.every(({ description }) => description.length > 20)).toBe(true);
  const { id, document } = graphs.createFromExample('mnist-mlp');
  expect(graphs.load(id).document).toEqual(document);
  expect(refusalOf(() => graphs.createFromExample('none')).code).toBe('graphs.noExample');
});

test('an exported graph can be read back unchanged', async () => {
  const graphs = opened();
  const document = { ...classifier(), name: 'MNIST: a, b/c' };
  const saved = await graphs.export(document);
  if (saved.kind !== 'saved') throw new Error('not saved');
  expect(saved.path).toMatch(/mnist-a-b-c\.backwire\.json$/);
  expect(readGraph(readFileSync(saved.path, 'utf8')).document).toEqual(document);
});
