import type { GraphAnalysis } from '../graph/index.ts';
import type { LoadedProgram, Numbers } from '../kernels/index.ts';
import type { NodeRecord } from './recorder.ts';

/** Where |f′| is smaller, a unit is saturated: a fifth of the largest slope of a sigmoid. */
const SATURATED_SLOPE = 0.05;

/** The nodes whose gradients training needs: those with trained weights, and those behind them. */
export function flowNodes({ order, nodes, wiring }: Pick<GraphAnalysis, 'order' | 'nodes' | 'wiring'>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const id of order) {
    const node = nodes.get(id);
    if (!node?.layer || node.layer.loss) continue;
    const trains = node.params.trainable !== false && Object.values(node.weights).some(({ trainable = true }) => trainable);
    const sources = [...(wiring.incoming.get(id)?.values() ?? [])].map(({ from: [source] }) => source);
    if (trains || sources.some((source) => found.has(source))) found.add(id);
  }
  return found;
}

/** The size of each observed node's output and gradient after a run, in topological order. */
export function describeFlow({ nodes, wiring }: Pick<GraphAnalysis, 'nodes' | 'wiring'>, loaded: LoadedProgram): NodeRecord[] {
  const { observed } = loaded.program;
  return [...observed].flatMap(([node, { output, gradient }]) => {
    if (!gradient) return [];
    const received = loaded.read(gradient);
    const isActivation = nodes.get(node)?.layer?.ui.category === 'activation';
    const source = isActivation ? wiring.incoming.get(node)?.get('in')?.from[0] : undefined;
    const sent = source !== undefined && wiring.outgoing.get(source)?.length === 1 ? observed.get(source)?.gradient : undefined;
    return [
      {
        node,
        output: normOf(loaded.read(output)),
        gradient: normOf(received),
        elements: received.length,
        ...(sent && { saturated: saturatedShare(received, loaded.read(sent)) }),
      },
    ];
  });
}

/** Two sums, so that additions do not wait for each other. */
function normOf(numbers: Numbers): number {
  let [even, odd] = [0, 0];
  const pairs = numbers.length - (numbers.length % 2);
  for (let index = 0; index < pairs; index += 2) {
    even += numbers[index] * numbers[index];
    odd += numbers[index + 1] * numbers[index + 1];
  }
  const last = numbers.length > pairs ? numbers[pairs] : 0;
  return Math.sqrt(even + odd + last * last);
}

/** The share of units that pass on less than a twentieth of their gradient, among those that receive one. */
function saturatedShare(received: Numbers, sent: Numbers): number {
  let [units, saturated] = [0, 0];
  for (let index = 0; index < received.length; index++) {
    const size = Math.abs(received[index]);
    if (size === 0) continue;
    units++;
    if (Math.abs(sent[index]) < SATURATED_SLOPE * size) saturated++;
  }
  return units > 0 ? saturated / units : 0;
}
