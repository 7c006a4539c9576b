import type { openDatasets } from '../../../app/datasets/index.ts';
import { RandomStream } from '../../../engine/random/index.ts';
import type { Dataset } from '../../../engine/training/index.ts';

/** A task of seconds on built-in data, which small networks learn. */
export interface Task {
  readonly name: TaskName;
  readonly dataset: Dataset;
  readonly shape: readonly number[];
  /** Of the target; undefined for a quantity. */
  readonly classes?: number | undefined;
  /** Updates that a small network needs. */
  readonly updates: number;
}

type Datasets = ReturnType<typeof openDatasets>;

const PIXELS = 28;
const SQUARES = 7;
const LONG = 40;
const TRAINED = 700;
const VALIDATED = 200;

const UPDATES = {
  moons: 600,
  circles: 600,
  xor: 700,
  sine: 900,
  iris: 600,
  digits: 400,
  rows: 800,
  letters: 700,
  sum: 900,
  longSum: 400,
} as const;
export type TaskName = keyof typeof UPDATES;
export const TASK_NAMES = Object.keys(UPDATES) as readonly TaskName[];

/** A task with samples of its own for each seed. */
export function drawTask(datasets: Datasets, name: TaskName, seed: number): Task {
  const dataset = loadTask(datasets, name, seed);
  const [{ shape }] = dataset.inputs;
  const [{ classes }] = dataset.targets;
  return { name, dataset, shape, ...(classes !== undefined && { classes }), updates: UPDATES[name] };
}

function loadTask(datasets: Datasets, name: TaskName, seed: number): Dataset {
  switch (name) {
    case 'digits':
      return drawDigits(datasets, seed, [SQUARES, SQUARES, 1]);
    case 'rows':
      return drawDigits(datasets, seed, [SQUARES, SQUARES]);
    case 'letters':
      return loadSequences(datasets, 'order', SQUARES, seed);
    case 'sum':
      return loadSequences(datasets, 'adding', SQUARES, seed);
    case 'longSum':
      return loadSequences(datasets, 'adding', LONG, seed);
    default:
      return loadTable(datasets, name, seed);
  }
}

function loadTable(datasets: Datasets, name: string, seed: number): Dataset {
  const spec = name === 'iris' ? name : `${name}?samples=500&seed=${seed}`;
  return datasets.load({ dataset: spec, test: 0.1, validation: 0.25, normalize: 'standard' });
}

function loadSequences(datasets: Datasets, name: string, length: number, seed: number): Dataset {
  const dataset = `${name}?samples=${TRAINED + VALIDATED}&length=${length}&seed=${seed}`;
  return datasets.load({ dataset, test: 0, validation: VALIDATED / (TRAINED + VALIDATED), normalize: 'none' });
}

let whole: Dataset | undefined;

/**
 * Some digits of MNIST, each the means of 7 × 7 squares of pixels: a run then takes no longer than one on a table.
 * @param shape of an image, or of the sequence of its rows
 */
function drawDigits(datasets: Datasets, seed: number, shape: readonly number[]): Dataset {
  whole ??= datasets.load({ dataset: 'mnist', test: 0, validation: 0.1, normalize: 'none' });
  const order = whole.splits.train.slice();
  new RandomStream(seed, 'digits').shuffle(order);
  const [images] = whole.inputs;
  const [labels] = whole.targets;
  const chosen = order.subarray(0, TRAINED + VALIDATED);
  const data = new Float64Array(chosen.length * SQUARES ** 2);
  for (const [row, sample] of chosen.entries()) {
    for (let pixel = 0; pixel < PIXELS ** 2; pixel++) {
      const square = Math.floor(Math.floor(pixel / PIXELS) / 4) * SQUARES + Math.floor((pixel % PIXELS) / 4);
      data[row * SQUARES ** 2 + square] += images.data[sample * PIXELS ** 2 + pixel] / (16 * 255);
    }
  }
  const samples = Uint32Array.from(chosen, (_, row) => row);
  return {
    ...whole,
    inputs: [{ name: images.name, shape, data }],
    targets: [{ ...labels, data: Uint8Array.from(chosen, (sample) => labels.data[sample]) }],
    splits: { train: samples.subarray(0, TRAINED), validation: samples.subarray(TRAINED), test: samples.subarray(0, 0) },
  };
}
