import { expect, test } from 'vitest';
import { DOCUMENTED_DIAGNOSES } from '#engine/diagnosis/documentation/index.ts';
import { CLIPS, METRICS, OPTIMIZERS, SCHEDULES } from '#engine/graph/index.ts';
import { LAYERS } from '#engine/layers/index.ts';
import { createLearn, NOTATION, openPage, PAGES, relatedPages, searchPages } from './index.ts';

const page = (type: string) => ({ kind: 'layer', type }) as const;

test('every declaration has one page', () => {
  const declared = [...LAYERS, ...OPTIMIZERS, ...SCHEDULES, ...CLIPS, ...METRICS, ...DOCUMENTED_DIAGNOSES].length;
  expect(PAGES).toHaveLength(3 + declared);
  expect(new Set(PAGES.map(({ kind, type }) => `${kind} ${type}`)).size).toBe(PAGES.length);
});

test('the view opens with the notation, and pages can be navigated back and forward', () => {
  const learn = createLearn();
  const now = () => openPage(learn.getState()).type;
  expect(now()).toBe(NOTATION.type);
  learn.open(page('dense'));
  learn.open(page('relu'));
  learn.back();
  expect(now()).toBe('dense');
  learn.forward();
  learn.forward();
  expect(now()).toBe('relu');
  learn.back();
  learn.open(page('lstm'));
  learn.forward();
  expect(now()).toBe('lstm');
  for (let times = 0; times < 5; times++) learn.back();
  expect(now()).toBe(NOTATION.type);
});

test('the open page is not visited twice in a row', () => {
  const learn = createLearn();
  learn.open(page('dense'));
  learn.open(page('dense'));
  expect(learn.getState().visited).toHaveLength(2);
});

test('the history is long, but limited', () => {
  const learn = createLearn();
  for (let times = 0; times < 500; times++) learn.open(page(times % 2 === 0 ? 'dense' : 'relu'));
  expect(learn.getState().visited).toHaveLength(100);
  expect(openPage(learn.getState()).type).toBe('relu');
});

test('pages are found by name, type, group and summary', () => {
  const found = (query: string) => searchPages(query).flatMap(({ entries }) => entries.map(({ type }) => type));
  expect(found('')).toHaveLength(PAGES.length);
  expect(found('conv2d')).toContain('conv2d');
  expect(found('Recurrent').slice(0, 3)).toEqual(['lstm', 'gru', 'simpleRnn']);
  expect(found('adam decay')[0]).toBe('adamW');
  expect(found('overfitting memorizes')).toEqual(['overfitting']);
  expect(found('warp drive')).toEqual([]);
});

test('related pages are the others of the group', () => {
  expect(relatedPages(page('gru')).map(({ type }) => type)).toEqual(['lstm', 'simpleRnn']);
});
