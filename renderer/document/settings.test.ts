import { produce } from 'immer';
import { expect, test } from 'vitest';
import { emptyGraph, type GraphDocument, type TrainingSettings } from '#engine/graph/index.ts';
import type { Recipe } from './history.ts';
import { setTrainingNumber, setTrainingParam, setTrainingSection } from './settings.ts';

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
