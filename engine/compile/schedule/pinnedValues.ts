import type { Program } from '../program.ts';

/** Ids of the values that are read after the run. */
export function pinnedValues({ loss, lossPerSample, losses, parameters, stateUpdates, observed }: Program): Set<number> {
  const values = [
    ...[loss, lossPerSample].filter((value) => value !== undefined),
    ...stateUpdates.map(({ value }) => value),
    ...losses.flatMap(({ prediction, target }) => [prediction, target]),
    ...parameters.flatMap(({ gradient, updateGradient }) => [gradient, updateGradient].filter((value) => value !== undefined)),
    ...[...observed.values()].flatMap(({ output, gradient }) => [output, ...(gradient ? [gradient] : [])]),
  ];
  return new Set(values.map(({ id }) => id));
}
