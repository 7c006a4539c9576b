import {
  type CompileOptions,
  compile,
  declareParameters,
  type Normalization,
  type Program,
  SAMPLE_WEIGHTS,
  slotsOf,
} from '../compile/index.ts';
import {
  type CheckedGraph,
  dataNodes,
  type GraphAnalysis,
  type SettingValue,
  type TrainingConfiguration,
} from '../graph/index.ts';
import type { Executor, LoadedProgram, ModelState, SampleColumn } from '../kernels/index.ts';
import type { Column } from './dataset.ts';
import type { Checkpoint, NamedTensor } from './recorder.ts';

export interface ModelOptions {
  /** Optimizer state. */
  readonly slots?: readonly NamedTensor[];
  /** The model's sample columns, by node id. */
  readonly columns?: ReadonlyMap<string, Column>;
}

/** A graph with its parameters on an executor; programs are compiled once per goal and batch size. */
export class Model {
  readonly executor: Executor;
  readonly state: ModelState;
  /** Normalizations of target nodes, by id. */
  readonly #targets: ReadonlyMap<string, Normalization>;
  /** The weights of the samples, if they have any. */
  readonly #weights: Float64Array | undefined;
  readonly #programs = new Map<string, LoadedProgram>();
  readonly #original: CheckedGraph;
  #graph: CheckedGraph;
  /** The changed settings of the present graph. */
  #settings = '';

  constructor(
    graph: CheckedGraph,
    executor: Executor,
    parameters: readonly NamedTensor[],
    { slots = [], columns }: ModelOptions = {},
  ) {
    this.#original = graph;
    this.#graph = graph;
    this.executor = executor;
    this.#targets = targetNormalizations(graph.analysis, columns);
    this.#weights = weightsIn(columns);
    const slotNames = slotsOf(graph.configuration);
    this.state = executor.createState(declareParameters(graph.analysis), slotNames, withWeights(columns, this.#weights));
    this.restore({ parameters, slots });
  }

  /** Overwrites parameters and optimizer state. */
  restore({ parameters, slots }: Pick<Checkpoint, 'parameters' | 'slots'>): void {
    for (const { name, data } of parameters) this.state.parameters.get(name)?.set(data);
    for (const { name, data } of slots) {
      const [parameter, slot] = splitSlotName(name);
      this.state.slots.get(parameter)?.get(slot)?.set(data);
    }
  }

  get graph(): CheckedGraph {
    return this.#graph;
  }

  /** Takes the graph with other settings, which change neither parameters nor optimizer state. */
  configure(settings: readonly SettingValue[]): void {
    const key = settings.map(({ address, value }) => `${address}=${value}`).join(' ');
    if (key === this.#settings) return;
    this.#graph = settings.length > 0 ? this.#original.withSettings(settings) : this.#original;
    this.#settings = key;
  }

  get configuration(): TrainingConfiguration {
    return this.graph.configuration;
  }

  /**
   * @param accumulated total samples of the update's batches, if there are several
   * @param observe nodes whose values are kept
   * @throws UserError memory.*
   */
  program(goal: CompileOptions['goal'], batch: number, accumulated?: number, observe?: ReadonlySet<string>): LoadedProgram {
    const key = `${this.#settings} ${goal} ${batch} ${accumulated} ${observe?.size ? JSON.stringify([...observe]) : ''}`;
    const known = this.#programs.get(key);
    if (known) return known;
    const loaded = this.executor.load(this.compile({ batch, goal, accumulated, ...(observe && { observe }) }), this.state);
    this.#programs.set(key, loaded);
    return loaded;
  }

  /** True if the loss is that of normalized targets rather than the one shown. */
  get hasNormalizedTargets(): boolean {
    return this.#targets.size > 0;
  }

  /** Compiles a program for a goal, with losses in the units of the columns. */
  compile(options: CompileOptions): Program {
    return compile(this.graph, { ...options, targets: this.#targets, isWeighted: this.#weights !== undefined });
  }

  /** A copy of the parameters. */
  parameters(): NamedTensor[] {
    return declareParameters(this.graph.analysis).map(({ name, shape }) => ({
      name,
      shape: [...shape],
      data: Float32Array.from(this.state.parameters.get(name) ?? []),
    }));
  }

  /** A copy of the optimizer state. */
  slots(): NamedTensor[] {
    return declareParameters(this.graph.analysis).flatMap(({ name, shape }) =>
      [...(this.state.slots.get(name) ?? [])].map(([slot, numbers]) => ({
        name: `${name}/${slot}`,
        shape: [...shape],
        data: Float32Array.from(numbers),
      })),
    );
  }
}

/** Normalizations of target nodes, by id. */
export function targetNormalizations(
  { nodes }: GraphAnalysis,
  columns: ReadonlyMap<string, Pick<Column, 'normalization'>> = new Map(),
): Map<string, Normalization> {
  const normalized = dataNodes(nodes, 'target').flatMap(({ node }) => {
    const normalization = columns.get(node.id)?.normalization;
    return normalization ? [[node.id, normalization] as const] : [];
  });
  return new Map(normalized);
}

/** The weights of the samples, if they have any: all columns of a table have the same. */
export const weightsIn = (columns: ReadonlyMap<string, Column> = new Map()): Float64Array | undefined =>
  [...columns.values()].find(({ weights }) => weights)?.weights;

/** The columns as an executor takes them: the weights are one of them. */
function withWeights(
  columns: ReadonlyMap<string, Column> | undefined,
  weights: Float64Array | undefined,
): ReadonlyMap<string, SampleColumn> | undefined {
  return columns && weights ? new Map<string, SampleColumn>(columns).set(SAMPLE_WEIGHTS, { shape: [], data: weights }) : columns;
}

function splitSlotName(name: string): [parameter: string, slot: string] {
  const slash = name.lastIndexOf('/');
  return [name.slice(0, slash), name.slice(slash + 1)];
}
