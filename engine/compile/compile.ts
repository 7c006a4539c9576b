import type { CheckedGraph, GraphAnalysis } from '../graph/index.ts';
import { add, isOfType, type Value } from '../ops/index.ts';
import { emitPasses, type PassOptions, wantedValues } from './lowering/emitPasses.ts';
import { type LoweredGraph, SAMPLE_WEIGHTS } from './lowering/lower.ts';
import { keepNeeded } from './lowering/needed.ts';
import type { ParameterDeclaration, Program, ProgramParameter } from './program/program.ts';
import { type Projection, projectOntoBall } from './program/projection.ts';

export interface CompileOptions extends PassOptions {
  /**
   * Keeps the output and gradient of every node, or of the nodes with these ids. Costs nothing for other nodes, and changes no
   * bit of the results.
   */
  readonly observe?: boolean | ReadonlySet<string>;
}

/** Compiles a checked graph into a program for one batch size. */
export function compile({ analysis, configuration }: CheckedGraph, options: CompileOptions): Program {
  const { batch, goal, observe = false } = options;
  const isObserved = (id: string) => (typeof observe === 'boolean' ? observe : observe.has(id));
  const passes = emitPasses(analysis, configuration, options, { isObserved });
  const { lowered, declarations, gradients, phaseStarts, parameters, stateUpdates, loss, lossPerSample, update } = passes;
  const { tape, data, losses } = lowered;
  const observed = observeNodes(analysis, lowered, gradients, isObserved);
  const inner = observe === true ? lowered.inner.map((named) => ({ ...named, ...gradientOf(named.value, gradients) })) : [];
  const observedValues = [
    ...[...observed.values()].flatMap(({ output, gradient }) => [output, ...(gradient ? [gradient] : [])]),
    ...inner.flatMap(({ value, gradient }) => [value, ...(gradient ? [gradient] : [])]),
  ];
  return {
    batch,
    operations: keepNeeded(tape.operations, [...wantedValues(passes), ...observedValues]),
    phaseStarts,
    valueCount: tape.valueCount,
    data,
    parameters,
    stateUpdates,
    losses,
    ...(loss && { loss }),
    ...(lossPerSample && { lossPerSample }),
    observed,
    inner,
    ...(update && { update }),
    projections: goal === 'train' ? listProjections(parameters, declarations) : [],
  };
}

function gradientOf({ id }: Value, gradients: ReadonlyMap<number, Value>): { gradient?: Value } {
  const gradient = gradients.get(id);
  return gradient ? { gradient } : {};
}

/** The max-norm projections of updated parameters. */
function listProjections(
  parameters: readonly ProgramParameter[],
  declarations: readonly ParameterDeclaration[],
): readonly Projection[] {
  const updated = new Set(parameters.filter(({ gradient }) => gradient).map(({ name }) => name));
  return declarations.flatMap(({ name, shape, maxNorm }) =>
    maxNorm && updated.has(name) ? [projectOntoBall(name, shape, maxNorm)] : [],
  );
}

function observeNodes(
  { nodes }: GraphAnalysis,
  { data, outputs, losses }: LoweredGraph,
  gradients: ReadonlyMap<number, Value>,
  isObserved: (nodeId: string) => boolean,
): Map<string, { output: Value; gradient?: Value }> {
  const watched = [...outputs].filter(([id]) => isObserved(id));
  const watchedValues = new Set(watched.map(([, { id }]) => id));
  const bypassed = new Map<number, Value>();
  for (const { nodeId, prediction, target } of losses) {
    const passed = sameValues(prediction).filter(({ id }) => watchedValues.has(id));
    if (passed.length === 0) continue;
    const node = nodes.get(nodeId);
    const gradient = node?.layer?.loss?.bypassedGradient?.(prediction, target, node.params, {
      sampleWeights: data.get(SAMPLE_WEIGHTS),
    });
    if (!gradient) continue;
    for (const { id } of passed) {
      const others = bypassed.get(id);
      bypassed.set(id, others ? add(others, gradient) : gradient);
    }
  }
  const observed = new Map<string, { output: Value; gradient?: Value }>();
  for (const [id, output] of watched) {
    const isTarget = nodes.get(id)?.layer?.type === 'target';
    const parts = [gradients.get(output.id), bypassed.get(output.id)].filter((part) => part !== undefined);
    const gradient = parts.length > 0 && gradients.size > 0 && !isTarget ? parts.reduce((a, b) => add(a, b)) : undefined;
    observed.set(id, { output, ...(gradient && { gradient }) });
  }
  return observed;
}

/** A value and its identity sources, back to the computed one. */
function sameValues(value: Value): Value[] {
  const values = [value];
  for (let producer = value.tape.producerOf(value); producer && isOfType(producer, 'identity'); ) {
    const [source] = producer.inputs;
    values.push(source);
    producer = source.tape.producerOf(source);
  }
  return values;
}
