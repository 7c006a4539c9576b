import type { Condition, LogicalTerm, NumberTerm, TensorAddress, TensorTerm } from './condition.ts';
import { VALIDATION } from './scope.ts';

/** What has to be computed to evaluate a condition, beyond loss and metrics of a step. */
export interface ConditionNeeds {
  /** The tensors that it reads. */
  readonly tensors: readonly TensorAddress[];
  /** Nodes whose output or its gradient is among them; undefined for none. */
  readonly nodes: ReadonlySet<string> | undefined;
  /** Weights before an update, to compare with those after it. */
  readonly updates: boolean;
  /** Its values change only with a validation: it is evaluated after each epoch. */
  readonly validation: boolean;
}

export function needsOf({ term }: Condition): ConditionNeeds {
  const parts = numbersOf(term);
  const tensors = [...parts.flatMap(tensorsOf), ...checkedTensors(term)];
  const nodes = new Set(tensors.filter(({ quantity }) => quantity === 'out' || quantity === 'dout').map(({ node }) => node));
  return {
    tensors,
    nodes: nodes.size > 0 ? nodes : undefined,
    updates: parts.some(({ kind }) => kind === 'updateRatio'),
    validation: parts.some((part) => part.kind === 'scalar' && part.name.startsWith(`${VALIDATION}.`)),
  };
}

function tensorsOf(part: NumberTerm): readonly TensorAddress[] {
  if (part.kind === 'reduction') return addressesOf(part.of);
  return part.kind === 'element' ? [part.address] : [];
}

const addressesOf = ({ members }: TensorTerm): TensorAddress[] => members.map(({ address }) => address);

function numbersOf(term: LogicalTerm): NumberTerm[] {
  switch (term.kind) {
    case 'comparison':
      return [...withParts(term.left.term), ...withParts(term.right.term)];
    case 'logical':
      return [...numbersOf(term.left), ...numbersOf(term.right)];
    case 'not':
      return numbersOf(term.of);
    case 'nonFinite':
      return [];
  }
}

function withParts(term: NumberTerm): NumberTerm[] {
  if (term.kind === 'negative' || term.kind === 'function') return [term, ...withParts(term.of)];
  if (term.kind === 'arithmetic') return [term, ...withParts(term.left), ...withParts(term.right)];
  return [term];
}

/** Tensors of `nonFinite(…)`. */
function checkedTensors(term: LogicalTerm): TensorAddress[] {
  if (term.kind === 'logical') return [...checkedTensors(term.left), ...checkedTensors(term.right)];
  if (term.kind === 'not') return checkedTensors(term.of);
  return term.kind === 'nonFinite' && term.of ? addressesOf(term.of) : [];
}

/**
 * True if a condition that holds at a step holds at every later one, whatever the values of the run: the first such step is found
 * by bisection. Only comparisons of `step` or `epoch` with a number from below, joined by `and` and `or`.
 */
export function isMonotone({ term }: Condition): boolean {
  return isRising(term);
}

function isRising(term: LogicalTerm): boolean {
  if (term.kind === 'logical') return isRising(term.left) && isRising(term.right);
  if (term.kind !== 'comparison') return false;
  const { operator, left, right } = term;
  if (operator === '>' || operator === '>=') return isPosition(left.term) && right.term.kind === 'constant';
  return (operator === '<' || operator === '<=') && left.term.kind === 'constant' && isPosition(right.term);
}

const isPosition = (term: NumberTerm): boolean => term.kind === 'scalar' && (term.name === 'step' || term.name === 'epoch');
