import { expect, test } from 'vitest';
import { type ProgramUpdate, UpdateScalars } from '../compile/index.ts';
import { OPTIMIZERS } from '../optimizers/index.ts';
import { readParams } from '../params/index.ts';
import { runUpdate, type UpdateOperands } from './runUpdate.ts';

/** More than a block. */
const SIZE = 10_000;
const HALF = SIZE / 2;

const numbers = (of: (at: number) => number) => Float64Array.from({ length: SIZE }, (_, at) => of(at));

function operandsFor(update: ProgramUpdate): UpdateOperands {
  const scalars = new UpdateScalars(update);
  scalars.set(0.1, 3);
  return {
    value: numbers((at) => Math.sin(at)),
    gradient: numbers((at) => Math.cos(3 * at)),
    slots: new Map(update.optimizer.slots(update.params).map((slot, of) => [slot, numbers((at) => ((at + of) % 7) / 7)])),
    scalars: scalars.values,
  };
}

const partOf = ({ value, gradient, slots, scalars }: UpdateOperands, from: number): UpdateOperands => ({
  value: value.subarray(from, from + HALF),
  gradient: gradient.subarray(from, from + HALF),
  slots: new Map([...slots].map(([slot, kept]) => [slot, kept.subarray(from, from + HALF)])),
  scalars,
});

test.each([...OPTIMIZERS.values()].map((optimizer) => [optimizer.type, optimizer] as const))(
  '%s makes the same of each element of a large parameter as of a small one',
  (_, optimizer) => {
    const update = { optimizer, params: readParams(optimizer.params, {}).values };
    const operands = operandsFor(update);
    const large = runUpdate(update, [100, 100], operands);
    const halves = [0, HALF].map((from) => runUpdate(update, [HALF], partOf(operands, from)));
    expect([...large.value]).toEqual(halves.flatMap(({ value }) => [...value]));
    for (const [slot, kept] of large.slots)
      expect([...kept]).toEqual(halves.flatMap(({ slots }) => [...(slots.get(slot) ?? [])]));
  },
);
