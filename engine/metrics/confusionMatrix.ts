import { defineMetric } from './metric.ts';

/** `matrix[true class][predicted class]` counts samples. Binary: class 0 is negative. */
export const confusionMatrix = defineMetric({
  name: 'confusionMatrix',
  label: 'Confusion matrix',
  help: 'Number of predictions per class: one row for each true class, one column for each predicted class.',
  formula: 'C_{ij} = \\sum_s [y_s = i]\\, [\\hat y_s = j]',
  direction: 'max',
  range: [0, null],
  format: 'number',
  when: 'evaluation',
  pools: false,
  appliesTo: 'one loss over classes',
  applies: ({ kind }) => kind === 'multiclass' || kind === 'binary',
  start(task): number[][] {
    const size = task.kind === 'multiclass' ? task.classes : 2;
    return Array.from({ length: size }, () => new Array<number>(size).fill(0));
  },
  accumulate(matrix, { wanted, given }) {
    for (let index = 0; index < given.length; index++) {
      const row = matrix[wanted[index]];
      if (row) row[given[index]]++;
    }
  },
  finishMatrix: (matrix) => matrix,
});
