import type { InnerValue, Program } from '../../compile/index.ts';
import type { CheckedGraph } from '../../graph/index.ts';
import type { Value } from '../../ops/index.ts';
import { formatAddress } from './address.ts';
import { Notation } from './notation.ts';
import type { NamedValue } from './scope.ts';
import { auxiliarySymbol, gradientSymbol, primed, type QuantitySymbol } from './symbol.ts';

/** The named values of a program, by address and by value. */
export class NamedValues {
  readonly notation: Notation;
  readonly #program: Program;
  readonly #byAddress = new Map<string, NamedValue>();
  /** Of several names of one value the first. */
  readonly #byValue = new Map<number, NamedValue>();

  constructor({ analysis }: CheckedGraph, program: Program) {
    this.notation = new Notation(analysis);
    this.#program = program;
    for (const [id, { output }] of program.observed) this.#add(id, 'out', this.notation.output(id), output);
    this.#addLoss();
    // The gradient that several nodes share is that of the last one: the others get it from there.
    for (const [id, { gradient }] of [...program.observed].reverse()) {
      if (gradient) this.#add(id, 'dout', gradientSymbol(this.notation.output(id)), gradient);
    }
    for (const inner of program.inner) this.#addInner(inner);
    for (const parameter of program.parameters) this.#addParameter(parameter);
    for (const { name, value } of program.stateUpdates) this.#addUpdated(name, value);
  }

  get(node: string, quantity: string): NamedValue | undefined {
    return this.#byAddress.get(`${node}.${quantity}`) ?? this.#unnamed(node, quantity);
  }

  /** Undefined for a value without a name of its own. */
  of({ id }: Value): NamedValue | undefined {
    return this.#byValue.get(id);
  }

  /** Of a value without a name: called by its id. */
  nameById(value: Value, node: string): NamedValue {
    return { node, quantity: `~${value.id}`, symbol: auxiliarySymbol(value.id), value, hasBatch: this.#hasBatch(value) };
  }

  /** The ids of all nodes with values. */
  get nodes(): string[] {
    return [...new Set([...this.#byAddress.values()].map(({ node }) => node))];
  }

  /** The addresses of a node; all nodes' outputs if there is no such node. */
  list(node: string | undefined): string[] {
    const all = [...this.#byAddress.values()];
    const own = all.filter((named) => named.node === node);
    const listed = own.length > 0 ? own : all.filter(({ quantity }) => quantity === 'out');
    // The gradient of a parameter has two addresses.
    return [...new Set(listed.map(({ node: of, quantity }) => formatAddress({ node: of, quantity })))];
  }

  #unnamed(node: string, quantity: string): NamedValue | undefined {
    const [, id] = /^~(\d+)$/.exec(quantity) ?? [];
    const operation = this.#program.operations.find(({ output }) => String(output.id) === id);
    return operation && this.nameById(operation.output, node);
  }

  #addLoss(): void {
    const { loss, losses } = this.#program;
    if (loss && losses.length > 0) this.#add(losses[0].nodeId, 'total', { letter: 'J', superscript: '' }, loss);
  }

  #addInner({ node, name, letter, value, gradient }: InnerValue): void {
    const [, timestep] = name.split('@');
    const symbol = this.notation.inner(node, letter, timestep);
    this.#add(node, name, symbol, value);
    if (gradient) this.#add(node, `d${name}`, gradientSymbol(symbol), gradient);
  }

  #addParameter({ name, value, gradient, updateGradient }: Program['parameters'][number]): void {
    const { node, weight } = splitName(name);
    const symbol = this.notation.weight(node, weight);
    const named = { node, quantity: weight, symbol, value, hasBatch: false };
    this.#byValue.set(value.id, named);
    this.#byAddress.set(name, named);
    if (!gradient) return;
    const derivative = { ...named, symbol: { ...symbol, isDerivative: true }, value: gradient };
    this.#byAddress.set(name, derivative);
    this.#byAddress.set(`${node}.d${weight}`, derivative);
    if (!this.#byValue.has(gradient.id)) this.#byValue.set(gradient.id, derivative);
    if (!updateGradient || updateGradient === gradient) return;
    const clipped = { ...named, quantity: `${weight}/gradient`, symbol: { letter: 'g', superscript: symbol.superscript } };
    this.#byAddress.set(`${name}/gradient`, { ...clipped, value: updateGradient });
    this.#byValue.set(updateGradient.id, { ...clipped, value: updateGradient });
  }

  /** A running average after the step. */
  #addUpdated(name: string, value: Value): void {
    const { node, weight } = splitName(name);
    const { letter, superscript } = this.notation.weight(node, weight);
    this.#add(node, `${weight}/new`, { letter: primed(letter), superscript }, value);
  }

  #add(node: string, quantity: string, symbol: QuantitySymbol, value: Value): void {
    const named = { node, quantity, symbol, value, hasBatch: this.#hasBatch(value) };
    this.#byAddress.set(`${node}.${quantity}`, named);
    if (!this.#byValue.has(value.id)) this.#byValue.set(value.id, named);
  }

  #hasBatch({ shape }: Value): boolean {
    return shape.length > 0 && shape[0] === this.#program.batch;
  }
}

/** `<node>.<weight>`; a node's id may contain dots. */
export function splitName(parameter: string): { readonly node: string; readonly weight: string } {
  const dot = parameter.lastIndexOf('.');
  return { node: parameter.slice(0, dot), weight: parameter.slice(dot + 1) };
}
