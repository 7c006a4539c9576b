import { toMarkdown, toText } from '../report/table.ts';
import type { Bar, Example } from './examples.ts';
import { examplePath, type Measurement } from './measureExample.ts';

/** An example with its measurement. */
export interface Result {
  readonly example: Example;
  readonly measurement: Measurement;
}

/** True if an example reaches its bar. */
export function meets(bar: Bar, { loss, accuracy = 0 }: Measurement): boolean {
  return 'accuracyAtLeast' in bar ? accuracy >= bar.accuracyAtLeast : loss < bar.lossBelow;
}

const HEADER = ['example', 'task', 'bar', '', 'test accuracy', 'test loss', 'parameters', 'epochs', 'seconds'];
const TEXTS = 4;

/** The results as terminal text. */
export function describeResults(results: readonly Result[]): string {
  return toText(
    HEADER,
    results.map((result) => cellsOf(result, result.example.name)),
    TEXTS,
  );
}

/** The results as docs/examples.md. @param run a line on the date, the machine and the command */
export function toDocument(results: readonly Result[], run: string): string {
  const table = toMarkdown(
    HEADER,
    results.map((result) => cellsOf(result, `[${result.example.name}](../${examplePath(result.example.name)})`)),
    TEXTS,
  );
  return `${INTRODUCTION}\n\n${run}\n\n${table}\n`;
}

const INTRODUCTION = `# Examples

Written by \`npm run examples -- --write\`. Each example is trained with its own seed and settings and evaluated on test samples.
The loss is cross-entropy for classes and mean squared error otherwise. Seconds are training time, on one machine on one day.`;

function cellsOf({ example, measurement }: Result, name: string): string[] {
  const { parameters, epochs, seconds, loss, accuracy } = measurement;
  return [
    name,
    example.task,
    describeBar(example.bar),
    meets(example.bar, measurement) ? 'met' : 'missed',
    accuracy === undefined ? '' : accuracy.toFixed(4),
    loss.toPrecision(3),
    parameters.toLocaleString('en-US'),
    String(epochs),
    seconds.toFixed(1),
  ];
}

function describeBar(bar: Bar): string {
  return 'accuracyAtLeast' in bar ? `accuracy ≥ ${bar.accuracyAtLeast}` : `loss < ${bar.lossBelow}`;
}
