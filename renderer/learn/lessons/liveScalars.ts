import type { RunSummary } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';

const RUN = 'run.';

/**
 * A number of the latest run: `run.loss` (the mean of its last complete epoch) and its metrics, `run.validation.loss`, `run.step`,
 * `run.epoch`, `run.learningRate`, and, as 1 or 0, `run.completed` and `run.failed`. `runs` is how many there are.
 */
export function runScalar(name: string, run: RunSummary | undefined, count: number): number | undefined {
  if (name === 'runs') return count;
  if (!name.startsWith(RUN) || !run) return undefined;
  const rest = name.slice(RUN.length);
  const [first, second] = rest.split('.');
  if (first === 'validation') return second === 'loss' ? run.validation?.loss : metric(run.validation?.metrics, second);
  switch (rest) {
    case 'completed':
      return Number(run.status === 'completed');
    case 'failed':
      return Number(run.status === 'failed');
    case 'step':
      return run.step;
    case 'epoch':
      return run.epoch;
    case 'loss':
      return run.loss ?? undefined;
    case 'learningRate':
      return run.learningRates.at(-1)?.learningRate ?? run.learningRate ?? undefined;
    default:
      return metric(run.metrics, rest);
  }
}

function metric(metrics: Readonly<Record<string, number | null>> | undefined, name: string): number | undefined {
  return metrics?.[name] ?? undefined;
}

/**
 * A number of the graph and its training: `learningRate`, `batchSize`, `epochs`, `graph.relu` (how many nodes of a type), or a
 * parameter of a node, `hidden.units`.
 */
export function settingScalar(name: string, { nodes, training }: GraphDocument): number | undefined {
  if (name === 'learningRate') return numberOf(training?.optimizer?.learningRate);
  if (name === 'batchSize' || name === 'epochs' || name === 'seed') return training?.[name];
  if (name.startsWith('graph.')) return nodes.filter(({ type }) => type === name.slice('graph.'.length)).length;
  const dot = name.lastIndexOf('.');
  return numberOf(nodes.find(({ id }) => id === name.slice(0, dot))?.params?.[name.slice(dot + 1)]);
}

const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
