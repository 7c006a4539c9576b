import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExampleSummary } from '#app/contract/index.ts';
import { type GraphDocument, readGraph } from '#engine/graph/index.ts';

const SUFFIX = '.backwire.json';
/** Display order: the first one to train, then from simple to complex. */
const ORDER = [
  'mnist-mlp',
  'linear-regression',
  'logistic-regression',
  'mnist-cnn',
  'residual',
  'autoencoder',
  'adding-lstm',
  'adding-gru',
  'attention',
  'two-inputs',
];

export interface Example extends ExampleSummary {
  readonly document: GraphDocument;
}

/** The example graphs, read on first use. */
export function openExamples(resourcesDirectory: string): () => readonly Example[] {
  let examples: readonly Example[] | undefined;
  return () => {
    examples ??= readExamples(resourcesDirectory);
    return examples;
  };
}

function readExamples(resourcesDirectory: string): Example[] {
  const folder = join(resourcesDirectory, 'examples');
  const names = readdirSync(folder).filter((name) => name.endsWith(SUFFIX));
  return names.map((name) => readExample(folder, name)).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

function rank({ id }: Example): number {
  const place = ORDER.indexOf(id);
  return place < 0 ? ORDER.length : place;
}

function readExample(folder: string, fileName: string): Example {
  const { document } = readGraph(readFileSync(join(folder, fileName), 'utf8'), fileName);
  const id = fileName.slice(0, -SUFFIX.length);
  const { name = id, description } = document;
  return { id, name, description: typeof description === 'string' ? description : '', document };
}
