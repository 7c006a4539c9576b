import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { temporaryStore } from '#app/store/testing/temporaryStore.ts';
import { classifier } from '#engine/testing/networks.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { openExamples, openTemplates } from './index.ts';

const examples = openExamples(fileURLToPath(new URL('../../resources', import.meta.url)));

const opened = () => openTemplates(temporaryStore(), examples);
const own = (templates: ReturnType<typeof opened>) => templates.list().filter(({ kind }) => kind === 'own');

test('the examples are templates, each with its document and a sentence', () => {
  const templates = opened().list();
  expect(templates.map(({ id }) => id)).toEqual(examples().map(({ id }) => id));
  expect(
    templates.every(({ kind, description, document }) => kind === 'builtIn' && description && document.nodes.length > 0),
  ).toBe(true);
});

test('a user template is saved, renamed and removed', () => {
  const templates = opened();
  const { id } = templates.save({ name: 'Mine', description: 'A small start.', document: classifier() });
  expect(templates.list()[0]).toEqual({
    id,
    kind: 'own',
    name: 'Mine',
    description: 'A small start.',
    document: classifier(),
  });
  templates.change({ id, name: 'Ours', description: '' });
  expect(own(templates)).toMatchObject([{ id, name: 'Ours', description: '' }]);
  templates.remove(id);
  expect(own(templates)).toEqual([]);
});

test('a missing template is rejected', () => {
  const templates = opened();
  expect(refusalOf(() => templates.remove('gone')).code).toBe('templates.notFound');
  expect(refusalOf(() => templates.change({ id: 'mnist-mlp', name: 'Mine', description: '' })).code).toBe('templates.notFound');
});
