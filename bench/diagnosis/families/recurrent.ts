import type { PlannedLayer } from '../plannedRun.ts';
import type { Task } from '../tasks.ts';
import { denseLayers, drawActivation, embed, type Family, pick, weightsFor } from './family.ts';

/** A recurrent layer whose last state the predictions are computed from. */
export const recurrent: Family = {
  name: 'recurrent',
  tasks: ['rows', 'letters', 'sum'],
  draw(task, random) {
    const cell = pick(random, task.name === 'rows' ? ['simpleRnn', 'gru', 'lstm'] : ['gru', 'lstm']);
    const activation = drawActivation(random);
    const hidden = { depth: random.below(2), units: 16, activation, initializer: weightsFor(activation) };
    return [...vectors(task), { type: cell, params: { units: pick(random, [24, 32]) } }, ...denseLayers(hidden)];
  },
  stack: (task, hidden) => [...vectors(task), { type: 'gru', params: { units: hidden.units } }, ...denseLayers(hidden)],
};

/** Tokens need vectors; numbers are fed as they are. */
const vectors = (task: Task): PlannedLayer[] => (task.shape.length === 1 ? [embed(task, 8)] : []);
