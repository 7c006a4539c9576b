import { type ElementExpression, type Expression, type Operation, substitute, type Value } from '../../ops/index.ts';
import type { Reference, Scope } from './scope.ts';

/** An element as an expression of named numbers. */
export interface Expansion {
  readonly expression: Expression<Reference>;
  /** The operations that it went through, from the last one back. */
  readonly operations: readonly Operation[];
}

/** Depth of the operations that an expression goes through; behind it, values are named by their ids. */
const DEEPEST = 12;

/**
 * Writes an element as an expression of numbers that have names: follows its operation back, through operations that only move
 * elements, through element-wise ones whose result is used once, and through one sum over many elements in each term, so that a
 * dense layer becomes Σ W a + b. Undefined for a value that is given.
 */
export function expand(scope: Scope, value: Value, at: number): Expansion | undefined {
  const operation = scope.producerOf(value);
  if (!operation) return undefined;
  const expander = new Expander(scope);
  const expression = expander.explain(operation, at);
  return { expression, operations: [...expander.operations] };
}

/** What may be written out at a place of an expression. */
interface Place {
  /** True where a sum over many elements may stand: not yet within one, nor within a function. */
  readonly mayUnfold: boolean;
  readonly depth: number;
}

class Expander {
  readonly operations = new Set<Operation>();
  readonly #scope: Scope;

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  explain(operation: Operation, at: number): Expression<Reference> {
    return this.#follow(operation, this.#expressionOf(operation, at), { mayUnfold: true, depth: 0 });
  }

  #expressionOf({ op, inputs, output, attributes }: Operation, at: number): ElementExpression {
    const { seed, step } = this.#scope;
    return op.explain(at, {
      inputShapes: inputs.map(({ shape }) => shape),
      outputShape: output.shape,
      attributes,
      seed,
      step,
      operands: inputs.map((input) => this.#scope.read(input)),
      result: this.#scope.read(output),
    });
  }

  /** Replaces the elements of an operation's inputs by expressions of named numbers. */
  #follow(operation: Operation, expression: ElementExpression, { mayUnfold, depth }: Place): Expression<Reference> {
    this.operations.add(operation);
    const { op, inputs } = operation;
    let unfolds = mayUnfold && (expression.kind === 'leaf' || (op.kind !== 'whole' && keepsSums(expression)));
    return substitute(expression, ({ input, at }) => {
      const part = this.#resolve(inputs[input], at, { mayUnfold: unfolds, depth: depth + 1 });
      // Of the factors of a product, one may be a sum.
      if (expression.kind === 'product' && part.kind === 'sum') unfolds = false;
      return part;
    });
  }

  #resolve(value: Value, at: number, place: Place): Expression<Reference> {
    const reference: Expression<Reference> = { kind: 'leaf', leaf: { value, at } };
    const operation = this.#scope.producerOf(value);
    if (!operation || this.#scope.isNamed(value)) return reference;
    const expression = this.#expressionOf(operation, at);
    if (expression.kind === 'number' || expression.kind === 'drawn') return expression;
    const { inputs, op } = operation;
    if (expression.kind === 'leaf') return this.#resolve(inputs[expression.leaf.input], expression.leaf.at, place);
    const isFree = expression.kind === 'isClass' || (op.kind === 'map' && !this.#scope.isShared(value));
    const mayFollow = isFree || (op.kind === 'whole' && place.mayUnfold);
    return mayFollow && place.depth < DEEPEST ? this.#follow(operation, expression, place) : reference;
  }
}

/** True if a sum in place of a leaf leaves a sum of products: not within a function, a maximum or a denominator. */
function keepsSums(expression: Expression<unknown>): boolean {
  return expression.kind === 'sum' || expression.kind === 'product' || expression.kind === 'negative';
}
