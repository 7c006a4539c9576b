import { evaluate, leavesOf } from '../../ops/index.ts';
import { expand } from '../explanation/expand.ts';
import { locate } from '../explanation/explain.ts';
import { arrangeTerms } from '../explanation/explainElement.ts';
import type { PassScope } from '../explanation/passScope.ts';
import type { Reference } from '../explanation/scope.ts';
import { addressOf, canonical, type SheetNumber } from './sheetNumber.ts';
import type { PlacedNumber, StepNumbers } from './stepNumbers.ts';

/** Numbers along which a step is calculated, each kind in the order of the walk. */
export interface SheetPath {
  readonly forward: readonly PlacedNumber[];
  readonly backward: readonly PlacedNumber[];
  readonly update: readonly PlacedNumber[];
}

/**
 * The path of the largest contributions from an input to J: from each number back to the one that contributes most to it, with the
 * weights in between.
 */
export function largestPath(pass: PassScope): string[] {
  const { loss } = pass.pass.program;
  const path: string[] = [];
  let here: Reference | undefined = loss && { value: loss, at: 0 };
  while (here) {
    const { value, at }: Reference = here;
    const number = canonical(pass, pass.nameOf(value), at);
    const expansion = expand(pass, value, at);
    if (!expansion) break;
    path.push(addressOf(pass, number));
    const { shown } = arrangeTerms(pass, expansion.expression, Number.POSITIVE_INFINITY);
    const numberOf = (leaf: Reference) => pass.numberAt(leaf.value, leaf.at);
    const isComputed = (leaf: Reference) => !pass.isParameter(leaf.value) && expand(pass, leaf.value, leaf.at) !== undefined;
    const candidates = shown.filter((term) => leavesOf(term).some(isComputed));
    const terms = candidates.length > 0 ? candidates : shown;
    const term = largest(terms, (one) => evaluate(one, numberOf));
    const biases = shown.filter((one) => one.kind === 'leaf' && pass.isParameter(one.leaf.value));
    for (const leaf of [...(term ? leavesOf(term) : []), ...biases.flatMap(leavesOf)]) {
      if (pass.isParameter(leaf.value)) path.push(addressOf(pass, canonical(pass, pass.nameOf(leaf.value), leaf.at)));
    }
    here = term && largest(leavesOf(term).filter(isComputed), numberOf);
  }
  return path.reverse();
}

function largest<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Item | undefined {
  let [best, most]: [Item | undefined, number] = [undefined, Number.NEGATIVE_INFINITY];
  for (const item of items) {
    const size = Math.abs(sizeOf(item));
    if (best === undefined || size > most) [best, most] = [item, size];
  }
  return best;
}

/**
 * The numbers of a step that belong to some addresses: an output with its derivative; a weight with its gradient and its update; J.
 * @throws UserError lens.address
 */
export function pathThrough(pass: PassScope, step: StepNumbers, addresses: readonly string[]): SheetPath {
  const chosen = new Map<string, SheetNumber>();
  const weights = new Map<string, WeightElement>();
  const choose = (number: SheetNumber) => chosen.set(addressOf(pass, number), number);
  for (const address of addresses) {
    const located = locate(pass, address);
    const weight = weightOf(pass, located);
    if (weight) weights.set(`${weight.node}.${weight.weight}[${weight.at}]`, weight);
    else for (const number of withDerivative(pass, located)) choose(number);
  }
  for (const { node, weight, at } of weights.values()) {
    const gradient = pass.names.get(node, `d${weight}`);
    if (gradient) choose(canonical(pass, gradient, at));
  }
  for (const { number } of step.total()) choose(number);
  const placed = [...chosen.values()].map((number) => step.place(number));
  const isBackward = ({ number }: PlacedNumber) => pass.isBackward(number.named.value);
  return {
    forward: placed.filter((one) => !isBackward(one)).sort(byComputation),
    backward: placed.filter(isBackward).sort((a, b) => step.rankOf(b) - step.rankOf(a) || byComputation(a, b)),
    update: [...weights.values()]
      .sort(byDeclaration(pass))
      .flatMap(({ node, weight, at }) =>
        step.updateOf(node, weight).filter(({ number }) => number.at === at || number.named.value.shape.length === 0),
      ),
  };
}

interface WeightElement {
  readonly node: string;
  readonly weight: string;
  readonly at: number;
}

/** Of a weight, its gradient, or a number of its update. */
function weightOf({ pass: { program } }: PassScope, { named: { node, quantity }, at }: SheetNumber): WeightElement | undefined {
  const [weight] = quantity.split('/');
  return program.parameters.some(({ name }) => name === `${node}.${weight}`) ? { node, weight, at } : undefined;
}

/** In the order of the network's parameters. */
function byDeclaration({ pass: { program } }: PassScope): (a: WeightElement, b: WeightElement) => number {
  const ranks = new Map(program.parameters.map(({ name }, rank) => [name, rank]));
  const rankOf = ({ node, weight }: WeightElement) => ranks.get(`${node}.${weight}`) ?? 0;
  return (a, b) => rankOf(a) - rankOf(b) || a.at - b.at;
}

/** An output, and ∂J by it if the pass has that. */
function withDerivative(pass: PassScope, { scope, named, at }: SheetNumber): SheetNumber[] {
  const number = canonical(scope, named, at);
  const derivative = pass.names.get(named.node, `d${named.quantity}`);
  return derivative ? [number, canonical(pass, derivative, at)] : [number];
}

/** Ids of values follow the order of computation. */
const byComputation = ({ number: a }: PlacedNumber, { number: b }: PlacedNumber): number =>
  a.named.value.id - b.named.value.id || a.at - b.at;
