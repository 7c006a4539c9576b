import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { example } from '../../cli/program.ts';
import { command } from './command.ts';
import { hashOf, rowsOf } from './database.ts';
import type { Scenario } from './scenario.ts';

const FILE = 'sweep.json';

export const sweep: Scenario = {
  name: 'sweep',
  writes: 'trials of a sweep, and their runs',
  prepare(folder) {
    const graph = JSON.parse(readFileSync(example('iris'), 'utf8'));
    writeFileSync(join(folder, 'iris.json'), JSON.stringify({ ...graph, training: { ...graph.training, epochs: 100 } }));
    const space = [{ name: 'optimizer.learningRate', kind: 'float', low: 0.001, high: 0.1, log: true }];
    writeFileSync(join(folder, FILE), JSON.stringify({ graph: 'iris.json', space, budget: { trials: 12 }, seed: 3 }));
  },
  async attempt(folder) {
    const [begun] = rowsOf<{ id: string }>(folder, 'SELECT id FROM sweeps');
    return command(folder, begun ? ['sweep', '--resume', begun.id] : ['sweep', join(folder, FILE)]);
  },
  result: (folder) => hashOf(folder, 'SELECT number, choices, state, metric FROM trials ORDER BY number'),
};
