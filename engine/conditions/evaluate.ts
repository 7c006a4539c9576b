import type { Condition, LogicalTerm, Member, NumberTerm, Side, TensorAddress } from './condition.ts';
import type { Arithmetic, Comparison } from './expression.ts';
import { elementOf, findNonFinite, reduce } from './reduce.ts';

/** Elements in row-major order; of a node, the batch is the first dimension. */
export interface ConditionTensor {
  readonly numbers: ArrayLike<number>;
  readonly shape: readonly number[];
}

/** The values that a condition is about: of a training step, or of a pass that the lens walks through. Undefined: not known (yet). */
export interface ConditionSource {
  /** True if what is missing does not exist, rather than not yet: names that range over nodes or parameters skip it. */
  readonly isComplete?: boolean;
  /** `loss`, `step`, `epoch`, `learningRate`, a metric, `validation.<metric>`. */
  scalar(name: string): number | undefined;
  tensor(address: TensorAddress): ConditionTensor | undefined;
  /** ‖ΔW‖ / ‖W‖ of a parameter, `<node>.<weight>`. */
  updateRatio(parameter: string): number | undefined;
  /** The first value among loss, gradients and weights that is not finite; null if all are finite. */
  nonFinite(): NonFiniteValue | null | undefined;
}

export interface NonFiniteValue {
  readonly at: string;
  readonly value: number;
}

/** A part of a condition with its value: `norm(delta) = 3.2e-8` at the node `hidden`. */
export interface SeenValue {
  readonly text: string;
  readonly value: number;
  readonly at?: string | undefined;
}

export interface Verdict {
  /** Undefined if it depends on values that are not known. */
  readonly holds: boolean | undefined;
  /** The values that decided, unless they are constants. */
  readonly seen: readonly SeenValue[];
}

/**
 * Evaluates a condition as far as its values are known: it holds as soon as no unknown value can change that. A comparison of a
 * name that ranges over nodes or parameters holds if it holds for one of them. NaN compares as in IEEE 754: only `!=` holds.
 */
export function evaluateCondition({ term }: Condition, source: ConditionSource): Verdict {
  return judge(term, source);
}

function judge(term: LogicalTerm, source: ConditionSource): Verdict {
  switch (term.kind) {
    case 'comparison':
      return compare(term.operator, term.left, term.right, source);
    case 'nonFinite':
      return judgeFinite(term, source);
    case 'not': {
      const { holds, seen } = judge(term.of, source);
      return { holds: holds === undefined ? undefined : !holds, seen };
    }
    case 'logical': {
      const decisive = term.operator === 'or';
      const left = judge(term.left, source);
      if (left.holds === decisive) return left;
      const right = judge(term.right, source);
      if (right.holds === decisive) return right;
      const isKnown = left.holds !== undefined && right.holds !== undefined;
      return { holds: isKnown ? !decisive : undefined, seen: [...left.seen, ...right.seen] };
    }
  }
}

/** A value of a range, or a single one. */
interface Known {
  readonly at?: string | undefined;
  readonly value: number | undefined;
}

function compare(operator: Comparison, left: Side, right: Side, source: ConditionSource): Verdict {
  const pairs = existing(pair(valuesOf(left.term, source), valuesOf(right.term, source)), source);
  const results = pairs.map(([a, b]) =>
    a.value === undefined || b.value === undefined ? undefined : COMPARE[operator](a.value, b.value),
  );
  const index = results.indexOf(true);
  const holds = index >= 0 ? true : results.includes(undefined) ? undefined : false;
  const [a, b] = pairs[Math.max(0, index)] ?? [];
  return { holds, seen: [...look(left, a), ...look(right, b)] };
}

/** Without what does not exist; if nothing does, the result is not known. */
function existing(
  pairs: readonly (readonly [Known, Known])[],
  { isComplete }: ConditionSource,
): readonly (readonly [Known, Known])[] {
  const known = isComplete ? pairs.filter(([a, b]) => a.value !== undefined && b.value !== undefined) : pairs;
  return known.length > 0 ? known : pairs;
}

function look({ term, text }: Side, found: Known | undefined): SeenValue[] {
  if (term.kind === 'constant' || isConstant(term) || found?.value === undefined) return [];
  return [{ text, value: found.value, ...(found.at !== undefined && { at: found.at }) }];
}

function isConstant(term: NumberTerm): boolean {
  switch (term.kind) {
    case 'constant':
      return true;
    case 'negative':
    case 'function':
      return isConstant(term.of);
    case 'arithmetic':
      return isConstant(term.left) && isConstant(term.right);
    default:
      return false;
  }
}

/** Values of the same node or parameter; a single one goes with all. */
function pair(left: readonly Known[], right: readonly Known[]): (readonly [Known, Known])[] {
  const isSingle = (values: readonly Known[]) => values.length === 1 && values[0].at === undefined;
  if (isSingle(right)) return left.map((each) => [each, right[0]]);
  if (isSingle(left)) return right.map((each) => [left[0], each]);
  const byName = new Map(right.map((each) => [each.at, each]));
  return left.flatMap((each) => {
    const other = byName.get(each.at);
    return other ? [[each, other] as const] : [];
  });
}

function valuesOf(term: NumberTerm, source: ConditionSource): readonly Known[] {
  switch (term.kind) {
    case 'constant':
      return [{ value: term.value }];
    case 'scalar':
      return [{ value: source.scalar(term.name) }];
    case 'element': {
      const tensor = source.tensor(term.address);
      return [{ value: tensor && elementOf(tensor, term.index) }];
    }
    case 'reduction':
      return term.of.members.map(({ at, address }) => {
        const tensor = source.tensor(address);
        return { at, value: tensor && reduce(term.reduction, tensor) };
      });
    case 'updateRatio':
      return term.of.members.map((member) => ({ at: member.at, value: source.updateRatio(parameterOf(member)) }));
    case 'negative':
      return map(valuesOf(term.of, source), (value) => -value);
    case 'function':
      return map(valuesOf(term.of, source), term.name === 'abs' ? Math.abs : Math.log10);
    case 'arithmetic':
      return pair(valuesOf(term.left, source), valuesOf(term.right, source)).map(([a, b]) => ({
        at: a.at ?? b.at,
        value: a.value === undefined || b.value === undefined ? undefined : COMPUTE[term.operator](a.value, b.value),
      }));
  }
}

const parameterOf = ({ address: { node, quantity } }: Member): string => `${node}.${quantity}`;

const map = (values: readonly Known[], compute: (value: number) => number): Known[] =>
  values.map(({ at, value }) => ({ at, value: value === undefined ? undefined : compute(value) }));

function judgeFinite({ of, text }: Extract<LogicalTerm, { kind: 'nonFinite' }>, source: ConditionSource): Verdict {
  if (!of) return verdictOf(source.nonFinite(), text);
  let isKnown = true;
  for (const { at, address } of of.members) {
    const tensor = source.tensor(address);
    if (!tensor && !source.isComplete) isKnown = false;
    const value = tensor && findNonFinite(tensor.numbers);
    if (value !== undefined) return { holds: true, seen: [{ text, value, at }] };
  }
  return { holds: isKnown ? false : undefined, seen: [] };
}

function verdictOf(found: NonFiniteValue | null | undefined, text: string): Verdict {
  if (found) return { holds: true, seen: [{ text, ...found }] };
  return { holds: found === null ? false : undefined, seen: [] };
}

const COMPARE: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

const COMPUTE: Readonly<Record<Arithmetic, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};
