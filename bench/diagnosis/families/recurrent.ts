import type { Task } from '../tasks/tasks.ts';
import {
  ADAPTIVE,
  denseLayers,
  drawActivation,
  embed,
  type Family,
  type PlannedLayer,
  pick,
  regularization,
  weightsFor,
} from './family.ts';

/** A recurrent layer whose last state the predictions are computed from. */
export const recurrent: Family = {
  name: 'recurrent',
  tasks: ['rows', 'letters', 'sum'],
  hardTasks: ['longSum'],
  optimizers: ADAPTIVE,
  draw(task, random) {
    const cell = pick(random, task.name === 'rows' ? ['simpleRnn', 'gru', 'lstm'] : ['gru', 'lstm']);
    const activation = drawActivation(random);
    const hidden = { depth: random.below(2), units: 16, activation, initializer: weightsFor(activation) };
    const layer = { type: cell, params: { units: pick(random, [24, 32]) } };
    return [...vectors(task), layer, ...denseLayers(hidden), ...regularization(task)];
  },
  stack: (task, hidden) => [...vectors(task), { type: 'gru', params: { units: hidden.units } }, ...denseLayers(hidden)],
};

/** Tokens need vectors; numbers are fed as they are. */
const vectors = (task: Task): PlannedLayer[] => (task.shape.length === 1 ? [embed(task, 8)] : []);
