import { example } from '../../cli/program.ts';
import { command, resume } from './command.ts';
import { hashOfTraining, rowsOf } from './database.ts';
import type { Scenario } from './scenario.ts';

/** Trains, or resumes the run that is there. */
function training(name: string, writes: string, args: readonly string[]): Scenario {
  return {
    name,
    writes,
    prepare: () => {},
    async attempt(folder) {
      const [run] = rowsOf<{ id: string }>(folder, 'SELECT id FROM runs');
      return run ? resume(folder, run.id) : command(folder, ['train', ...args]);
    },
    result: hashOfTraining,
  };
}

/** Steps of microseconds: the history is most of what is written. */
export const train = training('train', 'steps, epochs and gradients of 12,000 small steps', [
  example('iris'),
  ...['--epochs', '3000', '--seed', '3'],
]);

/** 800,000 parameters with two slots each, on few samples: most of the time goes into checkpoints. */
export const checkpoint = training('checkpoint', 'checkpoints of 10 MB', [
  example('iris'),
  ...['--set', 'hidden.units=100000', '--epochs', '40', '--seed', '3'],
]);
