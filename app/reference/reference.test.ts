import { expect, test } from 'vitest';
import { layerReference, optimizerReference, scheduleReference } from '#app/contract/index.ts';
import { OPTIMIZERS, SCHEDULES } from '#engine/graph/index.ts';
import { LAYERS } from '#engine/layers/index.ts';
import { refusalOf } from '#engine/testing/refusal.ts';
import { reference } from './index.ts';

test.each(LAYERS.map(({ type }) => type))('the values of %s match the contract', (type) => {
  const numbers = reference.layer(type);
  expect(layerReference.parse(numbers)).toEqual(numbers);
});

test('as do those of optimizers and schedules', () => {
  for (const { type } of OPTIMIZERS)
    expect(optimizerReference.parse(reference.optimizer(type))).toEqual(reference.optimizer(type));
  for (const { type } of SCHEDULES) expect(scheduleReference.parse(reference.schedule(type))).toEqual(reference.schedule(type));
});

test('an unknown page is rejected, with the known ones', () => {
  for (const ask of [reference.layer, reference.optimizer, reference.schedule]) {
    const refusal = refusalOf(() => ask('warp'));
    expect(refusal).toMatchObject({ code: 'reference.unknown', details: { received: 'warp' } });
    expect(refusal.message).toMatch(/There is no \w+ 'warp'; expected one of \w+, /);
  }
});
