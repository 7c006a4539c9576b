import { readFileSync } from 'node:fs';
import type { GraphDocument } from '#engine/graph/index.ts';
import { firstSamples } from './samples.ts';
import { examplePath, type Workplace } from './workplace.ts';

export const EXAMPLES = [
  'mnist-mlp',
  'mnist-cnn',
  'iris',
  'linear-regression',
  'logistic-regression',
  'xor',
  'spirals',
  'sine',
  'residual',
  'residual-mlp',
  'autoencoder',
  'two-inputs',
  'adding-lstm',
  'adding-gru',
  'attention',
] as const;

/** Paths of an example graph, its untrained weights, and some of its samples. */
export interface ExampleFiles {
  readonly graph: string;
  readonly weights: string;
  readonly inputs: string;
  readonly targets: string;
}

export async function makeExampleFiles(
  workplace: Workplace,
  name: (typeof EXAMPLES)[number],
  samples = 3,
): Promise<ExampleFiles> {
  const graph = examplePath(name);
  const weights = workplace.path(`${name}.weights.json`);
  await workplace.run(['init', graph, '--seed', '1', '--export', weights]);
  const { inputs, targets } = firstSamples(readJson<GraphDocument>(graph), samples);
  return {
    graph,
    weights,
    inputs: workplace.write(`${name}.inputs.json`, inputs),
    targets: workplace.write(`${name}.targets.json`, targets),
  };
}

/** Reads a JSON file of an expected form. */
export function readJson<Form>(path: string): Form {
  return JSON.parse(readFileSync(path, 'utf8'));
}
