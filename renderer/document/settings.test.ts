import { produce } from 'immer';
import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument, type TrainingSettings } from '#engine/graph/index.ts';
import type { Recipe } from './history.ts';
import { fittingSettings, setDataset, setTrainingNumber, setTrainingParam, setTrainingSection } from './settings.ts';

const trainingAfter = (training: TrainingSettings | undefined, recipe: Recipe) =>
  produce({ ...emptyGraph('g'), ...(training && { training }) } as GraphDocument, recipe).training;

test('a choice replaces the previous one, with its parameters', () => {
  expect(trainingAfter(undefined, setTrainingSection('optimizer', { type: 'sgd' }))).toEqual({ optimizer: { type: 'sgd' } });
  const before = { epochs: 3, schedule: { type: 'step', gamma: 0.5, warmup: 4 } };
  expect(trainingAfter(before, setTrainingSection('schedule', { type: 'cosine', warmup: 4 }))).toEqual({
    epochs: 3,
    schedule: { type: 'cosine', warmup: 4 },
  });
});

test('an omitted section is removed from the document', () => {
  expect(trainingAfter({ clip: { type: 'norm' }, seed: 1 }, setTrainingSection('clip', undefined))).toEqual({ seed: 1 });
  expect(trainingAfter({ accumulate: 4 }, setTrainingNumber('accumulate', undefined))).toEqual({});
});

test('a parameter is set beside the others, and the default choice is stored with it', () => {
  expect(trainingAfter({}, setTrainingParam('schedule', 'warmup', 5, 'constant'))).toEqual({
    schedule: { type: 'constant', warmup: 5 },
  });
  const before = { earlyStopping: { patience: 3, monitor: 'loss' } };
  expect(trainingAfter(before, setTrainingParam('earlyStopping', 'patience', undefined))).toEqual({
    earlyStopping: { monitor: 'loss' },
  });
});

const SMALL_TABLE = { normalize: 'standard', trainingSamples: 360 } as const;
const IMAGES = { normalize: 'unit', trainingSamples: 54_000 } as const;
const DIGITS = { normalize: 'none', trainingSamples: 54_000 } as const;
const graphWith = (parts: Partial<GraphDocument>): GraphDocument => ({ ...emptyGraph('g'), ...parts });

test('data is normalized as fits it, and small data gets more epochs', () => {
  expect(fittingSettings(emptyGraph('g'), SMALL_TABLE)).toEqual({ normalize: 'standard', epochs: 100 });
  expect(fittingSettings(emptyGraph('g'), IMAGES)).toEqual({ normalize: 'unit' });
  expect(fittingSettings(emptyGraph('g'), DIGITS)).toEqual({});
});

test('what the document sets stays, unless it was made for data of another size', () => {
  const chosen = graphWith({ data: { dataset: 'a.csv', normalize: 'unit' }, training: { epochs: 40 } });
  expect(fittingSettings(chosen, SMALL_TABLE)).toEqual({});
  expect(fittingSettings(graphWith({ training: { epochs: 10 } }), SMALL_TABLE)).toMatchObject({ epochs: 100 });
  const suggested = graphWith({ data: { dataset: 'a.csv', normalize: 'standard' }, training: { epochs: 100 } });
  expect(fittingSettings(suggested, IMAGES, SMALL_TABLE)).toEqual({ epochs: 5 });
  expect(fittingSettings(suggested, IMAGES)).toEqual({});
});

test('data and the settings that fit it are one edit', () => {
  const before = graphWith({ data: { dataset: 'a.csv', test: 0.3 }, training: { seed: 7 } });
  const after = produce(before, setDataset('b.csv', { normalize: 'standard', epochs: 50 }));
  expect([after.data, after.training]).toEqual([
    { dataset: 'b.csv', test: 0.3, normalize: 'standard' },
    { seed: 7, epochs: 50 },
  ]);
});
