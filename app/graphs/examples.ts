import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExampleSummary } from '#app/contract/index.ts';
import { type GraphDocument, readGraph } from '#engine/graph/index.ts';

const SUFFIX = '.backwire.json';
/** The one that a newcomer sees first. */
const FIRST = 'mnist-mlp';

export interface Example extends ExampleSummary {
  readonly document: GraphDocument;
}

/** The example graphs that come with the program, the best one to begin with first. */
export function readExamples(resourcesDirectory: string): Example[] {
  const folder = join(resourcesDirectory, 'examples');
  const names = readdirSync(folder).filter((name) => name.endsWith(SUFFIX));
  return names
    .map((name) => readExample(folder, name))
    .sort((a, b) => Number(b.id === FIRST) - Number(a.id === FIRST) || a.name.localeCompare(b.name));
}

function readExample(folder: string, fileName: string): Example {
  const { document } = readGraph(readFileSync(join(folder, fileName), 'utf8'), fileName);
  const id = fileName.slice(0, -SUFFIX.length);
  const { name = id, description } = document;
  return { id, name, description: typeof description === 'string' ? description : '', document };
}
