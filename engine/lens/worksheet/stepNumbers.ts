import { GRADIENT_SUM } from '../../compile/index.ts';
import { sizeOf } from '../../ops/index.ts';
import { findUpdated } from '../explanation/findUpdated.ts';
import { splitName } from '../explanation/namedValues.ts';
import type { PassScope } from '../explanation/passScope.ts';
import type { NamedValue } from '../explanation/scope.ts';
import type { Place } from './sheet.ts';
import { canonical, type SheetNumber } from './sheetNumber.ts';

/** A number of a step, and where it is calculated. */
export interface PlacedNumber {
  readonly number: SheetNumber;
  readonly place: Place;
}

/** All numbers of a training step that have names, in the order of the walk, except derivatives by the data. */
export class StepNumbers {
  readonly #pass: PassScope;

  constructor(pass: PassScope) {
    this.#pass = pass;
  }

  /** Outputs of layers, then of losses, then J. A target is given where a loss needs it. */
  forward(): PlacedNumber[] {
    const computed = this.#analysis.order.filter((node) => this.#typeOf(node) !== 'target');
    const outputs = computed.flatMap((node) => this.#elements(this.#pass.names.get(node, 'out')));
    const isLoss = ({ place }: PlacedNumber) => place.phase === 'loss';
    return [...outputs.filter((one) => !isLoss(one)), ...outputs.filter(isLoss), ...this.total()];
  }

  /** Node by node from the last one: derivatives by its outputs, then by its weights. */
  backward(): PlacedNumber[] {
    return this.#analysis.order
      .toReversed()
      .flatMap((node) => [
        ...(this.#isData(node) ? [] : this.#elements(this.#pass.names.get(node, 'dout'))),
        ...this.#weightsOf(node).flatMap((weight) => this.#elements(this.#pass.names.get(node, `d${weight}`))),
      ]);
  }

  /** Node by node: clipped gradients, the optimizer's state, weights. */
  update(): PlacedNumber[] {
    return this.#analysis.order.flatMap((node) => this.#weightsOf(node).flatMap((weight) => this.updateOf(node, weight)));
  }

  /** What the update of a weight computes. */
  updateOf(node: string, weight: string): PlacedNumber[] {
    const name = `${node}.${weight}`;
    const slots = [...(this.#pass.pass.updateState?.(name)?.slots.keys() ?? [])].filter((slot) => slot !== GRADIENT_SUM);
    const place: Place = { phase: 'update', node, kind: 'update' };
    const clipped = this.#pass.names.get(node, `${weight}/gradient`);
    const average = this.#pass.names.get(node, `${weight}/new`);
    const updated = [...slots, 'unprojected', 'new'].flatMap((part) => findUpdated(this.#pass, name, `${weight}/${part}`) ?? []);
    const found = [clipped, average].flatMap((named) => (named ? [{ scope: this.#pass, named }] : []));
    return [...found, ...updated].flatMap(({ scope, named }) =>
      Array.from({ length: sizeOf(named.value.shape) }, (_, at) => ({ number: { scope, named, at }, place })),
    );
  }

  /** J; the loss itself if there is only one. */
  total(): PlacedNumber[] {
    const { loss } = this.#pass.pass.program;
    return loss ? this.#elements(this.#pass.nameOf(loss)) : [];
  }

  /** Orders numbers as the backward pass reaches them: the last node first, its output before its weights. */
  rankOf({ place: { node, kind } }: PlacedNumber): number {
    return 2 * this.#analysis.order.indexOf(node) + (kind === 'gradient' ? 0 : 1);
  }

  /** Own weights of a node, in the order of their declaration; one that it shares belongs to the node that it is of. */
  #weightsOf(node: string): string[] {
    return this.#pass.pass.program.parameters
      .map(({ name }) => splitName(name))
      .flatMap((name) => (name.node === node ? name.weight : []));
  }

  #elements(named: NamedValue | undefined): PlacedNumber[] {
    if (!named) return [];
    return Array.from({ length: sizeOf(named.value.shape) }, (_, at) => this.place(canonical(this.#pass, named, at)));
  }

  /** Where a number of the pass itself is calculated. */
  place(number: SheetNumber): PlacedNumber {
    const { node, symbol, value } = number.named;
    if (this.#pass.isBackward(value)) {
      const isWeight = this.#weightsOf(node).includes(number.named.quantity);
      const isOutput = number.named.quantity === 'dout';
      const ofValue = symbol.letter === '\\delta' ? 'delta' : isOutput ? 'derivative' : 'innerDerivative';
      const kind = isWeight ? 'gradient' : ofValue;
      return { number, place: { phase: 'backward', node, kind } };
    }
    const layer = this.#analysis.nodes.get(node)?.layer;
    if (layer?.loss) return { number, place: { phase: 'loss', node, kind: 'loss' } };
    const kind = symbol.letter === 'z' ? 'z' : layer?.ui.category === 'activation' ? 'a' : 'output';
    return { number, place: { phase: 'forward', node, kind } };
  }

  get #analysis() {
    return this.#pass.pass.graph.analysis;
  }

  #typeOf(node: string): string | undefined {
    return this.#analysis.nodes.get(node)?.layer?.type;
  }

  #isData(node: string): boolean {
    const type = this.#typeOf(node);
    return type === 'input' || type === 'target';
  }
}
