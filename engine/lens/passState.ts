import type { Program, ProgramParameter } from '../compile/index.ts';
import type { CheckedGraph } from '../graph/index.ts';
import type { LoadedProgram, Numbers, RunContext } from '../kernels/index.ts';
import type { Shape, Value } from '../ops/index.ts';
import type { Model } from '../training/index.ts';
import type { Address, ExplainablePass } from './explanation/index.ts';
import type { UpdatedParameter } from './runUpdate.ts';
import { type UpdateState, updateParameter, updateStateOf } from './updatedParameter.ts';

/** A tensor of a pass, read when needed. */
export interface PassTensor {
  readonly shape: Shape;
  /** True if its first dimension is the batch. */
  readonly hasBatch: boolean;
  read(): Numbers;
}

/** All values of one forward and backward pass, in float64, readable by address until the next pass of its model. */
export class PassState implements ExplainablePass {
  readonly program: Program;
  readonly context: RunContext;
  readonly model: Model;
  readonly #loaded: LoadedProgram;
  readonly #parameters: ReadonlyMap<string, ProgramParameter>;
  readonly #updated = new Map<string, UpdatedParameter | undefined>();
  /** What updates add to parameters. */
  readonly #changes = new Map<UpdatedParameter, Numbers>();

  constructor(model: Model, program: Program, loaded: LoadedProgram, context: RunContext) {
    this.model = model;
    this.program = program;
    this.context = context;
    this.#loaded = loaded;
    this.#parameters = new Map(program.parameters.map((parameter) => [parameter.name, parameter]));
  }

  get graph(): CheckedGraph {
    return this.model.graph;
  }

  get seed(): number {
    return this.context.seed;
  }

  get step(): number {
    return this.context.step;
  }

  read(value: Value): Numbers {
    return this.#loaded.read(value);
  }

  /** J per sample, in own units of normalized targets; undefined without targets. */
  get loss(): number | undefined {
    const { lossPerSample } = this.program;
    return lossPerSample && this.read(lossPerSample)[0];
  }

  /** The J that gradients derive from: the sum over the samples, if a loss sums. Undefined without targets. */
  get objective(): number | undefined {
    const { loss } = this.program;
    return loss && this.read(loss)[0];
  }

  /** What the update of a parameter starts from; undefined if the pass has no gradients. */
  updateState(parameter: string): UpdateState | undefined {
    return updateStateOf(parameter, this.program, this.model.state, this.context);
  }

  /** The full name of a node's weight: of the node that it shares the weight with, if it does. */
  parameterName(node: string, weight: string): string {
    return `${this.model.graph.analysis.nodes.get(node)?.tiedTo ?? node}.${weight}`;
  }

  /**
   * A tensor by its name, without index: `out` and `dout` of a node, its weights (W, and ∂J/∂W with a `d` before it), a weight after
   * the update (`weight/new`), what the update adds to it (`weight/change`) and slots of the optimizer after it (`weight/m`), or a value `~<id>`. Undefined if the pass has none.
   */
  find({ node, quantity }: Omit<Address, 'index'>): PassTensor | undefined {
    const observed = this.program.observed.get(node);
    const inner = this.#findInner(node, quantity);
    if (inner) return this.#tensor(inner);
    if (quantity === 'out') return observed && this.#tensor(observed.output);
    if (quantity === 'dout') return observed?.gradient && this.#tensor(observed.gradient);
    if (quantity.startsWith('~')) return this.#inner(Number(quantity.slice(1)));
    const slash = quantity.indexOf('/');
    if (slash > 0) return this.#updatedTensor(this.parameterName(node, quantity.slice(0, slash)), quantity.slice(slash + 1));
    const parameter = this.#parameters.get(this.parameterName(node, quantity));
    if (parameter) return this.#tensor(parameter.value, false);
    if (!quantity.startsWith('d')) return undefined;
    const gradient = this.#parameters.get(this.parameterName(node, quantity.slice(1)))?.gradient;
    return gradient && this.#tensor(gradient, false);
  }

  /** The parameter and its optimizer's state after the update that this pass would make. */
  #updatedTensor(name: string, slot: string): PassTensor | undefined {
    const parameter = this.#parameters.get(name);
    if (!parameter) return undefined;
    if (!this.#updated.has(name)) {
      this.#updated.set(
        name,
        updateParameter(parameter, this.program, this.updateState(name), (value) => this.read(value)),
      );
    }
    const updated = this.#updated.get(name);
    const numbers = this.#numbersOf(parameter, updated, slot);
    return numbers && { shape: parameter.value.shape, hasBatch: false, read: () => numbers };
  }

  #numbersOf({ value }: ProgramParameter, updated: UpdatedParameter | undefined, slot: string): Numbers | undefined {
    if (slot === 'new') return updated?.value;
    if (slot !== 'change') return updated?.slots.get(slot);
    return updated && this.#change(updated, this.read(value));
  }

  #change(updated: UpdatedParameter, before: Numbers): Numbers {
    const known = this.#changes.get(updated);
    if (known) return known;
    const change = new Float64Array(before.length);
    for (let at = 0; at < change.length; at++) change[at] = updated.value[at] - before[at];
    this.#changes.set(updated, change);
    return change;
  }

  #findInner(node: string, quantity: string): Value | undefined {
    const named = (name: string) => this.program.inner.find((one) => one.node === node && one.name === name);
    return named(quantity)?.value ?? (quantity.startsWith('d') ? named(quantity.slice(1))?.gradient : undefined);
  }

  #inner(id: number): PassTensor | undefined {
    const value = this.program.operations.find(({ output }) => output.id === id)?.output;
    return value && this.#tensor(value);
  }

  #tensor(value: Value, hasBatch = value.shape[0] === this.program.batch): PassTensor {
    return { shape: value.shape, hasBatch, read: () => this.read(value) };
  }
}
