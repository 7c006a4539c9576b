import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatasets } from '../../app/datasets/index.ts';
import { checkGraph, readGraph } from '../../engine/graph/index.ts';
import { type Checkpoint, type EpochMetrics, type Recorder, Replay, train, trainingData } from '../../engine/training/index.ts';
import { ROOT } from '../../scripts/build/ensureBuilt.ts';
import { EXECUTORS } from '../machine/executors.ts';
import { median } from '../results/rounds.ts';

const EXAMPLE = 'mnist-mlp';
export const REPLAYED_STEPS = 1000;

/** Milliseconds of training a number of steps, with its histories and validations, and of replaying them; medians of alternating rounds. */
export function measureReplays(rounds: number): { readonly training: number; readonly replay: number } {
  const resourcesDirectory = join(ROOT, 'resources');
  const { document } = readGraph(readFileSync(join(resourcesDirectory, 'examples', `${EXAMPLE}.backwire.json`), 'utf8'));
  if (!document.data) throw new Error(`the example '${EXAMPLE}' names no data`);
  const data = trainingData(openDatasets({ resourcesDirectory }).load(document.data));
  const settings = { ...document.training, epochs: 100 };
  const graph = checkGraph({ ...document, training: settings }).bind(data);
  const executor = EXECUTORS.wasm.create(1);
  const timed = { training: [] as number[], replay: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    let steps = 0;
    const checkpoints: Checkpoint[] = [];
    const epochs: EpochMetrics[] = [];
    const recorder: Recorder = {
      step: () => void steps++,
      gradients() {},
      checkpoint: (checkpoint) => void checkpoints.push(checkpoint),
      epoch: (metrics) => void epochs.push(metrics),
    };
    const started = performance.now();
    train({
      graph,
      executor,
      recorder,
      control: { next: () => (steps < REPLAYED_STEPS ? 'continue' : 'stop'), learningRate: () => undefined },
      clock: () => performance.now(),
    });
    const between = performance.now();
    const [from] = checkpoints;
    const replay = new Replay({ graph, executor, from, epochs: ({ epoch }) => epochs.find((known) => known.epoch === epoch) });
    while (replay.step < REPLAYED_STEPS) replay.advance();
    timed.training.push(between - started);
    // The first checkpoint may come after some steps.
    timed.replay.push(((performance.now() - between) * REPLAYED_STEPS) / (REPLAYED_STEPS - from.step));
  }
  return { training: median(timed.training), replay: median(timed.replay) };
}
