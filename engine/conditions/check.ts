import { type Message, type MessageValue, message } from '../messages/index.ts';
import {
  type Condition,
  type LogicalTerm,
  NUMBER_FUNCTIONS,
  type NumberFunction,
  type NumberTerm,
  REDUCTIONS,
  type Reduction,
  type Side,
  type TensorTerm,
  type Typed,
} from './condition.ts';
import {
  ARITHMETIC,
  type Arithmetic,
  type BinaryExpression,
  type CallExpression,
  COMPARISONS,
  type Comparison,
  type Expression,
  type Logical,
} from './expression.ts';
import { nearest } from './nearest.ts';
import { parseExpression } from './parse.ts';
import { type ConditionCode, ConditionFailure, type ConditionProblem } from './problem.ts';
import { resolveName } from './resolveName.ts';
import type { ConditionScope } from './scope.ts';

/** A condition, or what is wrong with its text. */
export type ConditionReading =
  | { readonly condition: Condition; readonly problem?: undefined }
  | { readonly condition?: undefined; readonly problem: ConditionProblem };

/** Parses a condition and checks its names and types against a graph. Never throws. */
export function readCondition(text: string, scope: ConditionScope): ConditionReading {
  try {
    return { condition: { text: text.trim(), term: new Checker(text, scope).check(parseExpression(text)) } };
  } catch (error) {
    if (error instanceof ConditionFailure) return { problem: error.problem };
    throw error;
  }
}

const FUNCTIONS = [...REDUCTIONS, ...NUMBER_FUNCTIONS, 'nonFinite', 'updateRatio'];
const TYPE_NAMES: Readonly<Record<Typed['type'], Message>> = {
  number: message('a number'),
  tensor: message('a tensor'),
  condition: message('a condition'),
};

class Checker {
  readonly #text: string;
  readonly #scope: ConditionScope;

  constructor(text: string, scope: ConditionScope) {
    this.#text = text;
    this.#scope = scope;
  }

  check(expression: Expression): LogicalTerm {
    const found = this.#typeOf(expression);
    if (found.type === 'condition') return found.term;
    if (found.type === 'tensor') throw this.#needsReduction(expression);
    const values = { text: this.#slice(expression) };
    throw fail('condition.noCondition', expression, message("'{{text}}' is a number; compare it with another one", values), {
      expected: message('a comparison, such as {{example}}', { example: `${values.text} < 0.1` }),
    });
  }

  #typeOf(expression: Expression): Typed {
    switch (expression.kind) {
      case 'number':
        return { type: 'number', term: { kind: 'constant', value: expression.value } };
      case 'name':
        return resolveName(expression, this.#scope);
      case 'call':
        return this.#call(expression);
      case 'unary':
        return expression.operator === '-'
          ? this.#negative(expression.operand)
          : { type: 'condition', term: { kind: 'not', of: this.#condition(expression.operand) } };
      case 'binary':
        return this.#binary(expression);
    }
  }

  #negative(operand: Expression): Typed {
    const of = this.#number(operand);
    return { type: 'number', term: { kind: 'negative', of, range: of.range } };
  }

  #binary({ operator, left, right, ...place }: BinaryExpression): Typed {
    if (isOneOf(COMPARISONS, operator)) return { type: 'condition', term: this.#comparison(operator, left, right, place) };
    if (isOneOf(ARITHMETIC, operator)) return { type: 'number', term: this.#arithmetic(operator, left, right, place) };
    const term = {
      kind: 'logical',
      operator: operator as Logical,
      left: this.#condition(left),
      right: this.#condition(right),
    } as const;
    return { type: 'condition', term };
  }

  #comparison(operator: Comparison, left: Expression, right: Expression, place: Place): LogicalTerm {
    if (left.kind === 'binary' && isOneOf(COMPARISONS, left.operator)) throw this.#refuseChain(operator, left, right, place);
    const sides = [left, right].map((side): Side => ({ term: this.#number(side), text: this.#slice(side) }));
    requireOneRange(sides[0].term, sides[1].term, place);
    return { kind: 'comparison', operator, left: sides[0], right: sides[1] };
  }

  #arithmetic(operator: Arithmetic, left: Expression, right: Expression, place: Place): NumberTerm {
    const terms = [this.#number(left), this.#number(right)];
    const range = requireOneRange(terms[0], terms[1], place);
    return { kind: 'arithmetic', operator, left: terms[0], right: terms[1], range };
  }

  #call(call: CallExpression): Typed {
    const { name } = call;
    if (!FUNCTIONS.includes(name)) throw unknownFunction(call);
    const [argument, ...others] = call.arguments;
    if (!argument || others.length > 0) {
      const place = others[0] ?? { start: call.start + name.length, end: call.end };
      const values = { name, count: call.arguments.length };
      throw fail('condition.wrongType', place, message('{{name}} expects one argument; found {{count}}', values));
    }
    if (isOneOf(REDUCTIONS, name)) return { type: 'number', term: this.#reduce(name, argument) };
    if (isOneOf(NUMBER_FUNCTIONS, name)) return { type: 'number', term: this.#apply(name, argument) };
    const of = this.#tensor(argument, name);
    if (name === 'nonFinite') return { type: 'condition', term: { kind: 'nonFinite', of, text: this.#slice(call) } };
    return { type: 'number', term: this.#updateRatio(argument, of) };
  }

  #reduce(reduction: Reduction, argument: Expression): NumberTerm {
    const of = this.#tensor(argument, reduction);
    const isOutput = of.members.every(({ address }) => address.quantity === 'out');
    if (reduction === 'dead' && !isOutput) {
      throw fail('condition.wrongType', argument, message('dead expects a node or its output'), { expected: message('a node') });
    }
    return { kind: 'reduction', reduction, of, range: of.range };
  }

  #apply(name: NumberFunction, argument: Expression): NumberTerm {
    const of = this.#number(argument);
    return { kind: 'function', name, of, range: of.range };
  }

  #updateRatio(argument: Expression, of: TensorTerm): NumberTerm {
    const isGradient = of.members.every(({ address: { node, quantity } }) => this.#isWeight(node, quantity));
    if (!isGradient) {
      const expected = message('a weight, such as {{example}}', { example: 'hidden.weight' });
      throw fail('condition.wrongType', argument, message('updateRatio expects {{expected}}', { expected }), { expected });
    }
    return { kind: 'updateRatio', of, range: of.range };
  }

  #isWeight(node: string, quantity: string): boolean {
    return this.#scope.nodes.some(({ id, weights }) => id === node && quantity in weights);
  }

  #condition(expression: Expression): LogicalTerm {
    const found = this.#typeOf(expression);
    if (found.type === 'condition') return found.term;
    throw this.#wrongType(expression, found.type, TYPE_NAMES.condition);
  }

  #number(expression: Expression): NumberTerm {
    const found = this.#typeOf(expression);
    if (found.type === 'number') return found.term;
    throw found.type === 'tensor' ? this.#needsReduction(expression) : this.#wrongType(expression, found.type, TYPE_NAMES.number);
  }

  #tensor(expression: Expression, name: string): TensorTerm {
    const found = this.#typeOf(expression);
    if (found.type === 'tensor') return found.term;
    const values = { name, text: this.#slice(expression), found: TYPE_NAMES[found.type] };
    const expected = message('a tensor, such as delta or {{example}}', { example: this.#exampleTensor() });
    throw fail('condition.wrongType', expression, message("{{name}} expects a tensor; '{{text}}' is {{found}}", values), {
      expected,
    });
  }

  #exampleTensor(): string {
    const hidden = this.#scope.nodes.find(({ isHidden }) => isHidden);
    return `${hidden?.id ?? 'hidden'}.out`;
  }

  #needsReduction(expression: Expression): ConditionFailure {
    const text = this.#slice(expression);
    const replacement = `norm(${text})`;
    return fail('condition.wrongType', expression, message("'{{text}}' is a tensor; expected a number", { text }), {
      expected: TYPE_NAMES.number,
      fix: message('Write {{example}}, or max, min or mean of it', { example: replacement }),
      replacement,
    });
  }

  #wrongType(expression: Expression, found: Typed['type'], expected: Message): ConditionFailure {
    const values = { text: this.#slice(expression), found: TYPE_NAMES[found], expected };
    return fail('condition.wrongType', expression, message("'{{text}}' is {{found}}; expected {{expected}}", values), {
      expected,
    });
  }

  /** `0 < loss < 1` compares a condition with a number. */
  #refuseChain(operator: Comparison, left: BinaryExpression, right: Expression, place: Place): ConditionFailure {
    const replacement = `${this.#slice(left)} and ${this.#slice(left.right)} ${operator} ${this.#slice(right)}`;
    return fail('condition.wrongType', place, message('Comparisons cannot be chained'), {
      fix: message('Write {{example}}', { example: replacement }),
      replacement,
    });
  }

  #slice({ start, end }: Place): string {
    return this.#text.slice(start, end);
  }
}

interface Place {
  readonly start: number;
  readonly end: number;
}

interface Advice {
  readonly expected?: MessageValue;
  readonly fix?: Message;
  readonly replacement?: string;
}

function fail(code: ConditionCode, { start, end }: Place, text: Message, advice: Advice = {}): ConditionFailure {
  return new ConditionFailure({ code, message: text, start, end, ...advice });
}

/** @returns the range of an operation on both */
function requireOneRange(left: NumberTerm, right: NumberTerm, place: Place) {
  if (left.range && right.range && left.range !== right.range) {
    throw fail('condition.wrongType', place, message('One side ranges over nodes, the other over parameters'), {
      expected: message('the same range on both sides, or a single number on one'),
    });
  }
  return left.range ?? right.range;
}

function unknownFunction({ name, start }: CallExpression): ConditionFailure {
  const replacement = nearest(name, FUNCTIONS);
  return fail(
    'condition.unknownFunction',
    { start, end: start + name.length },
    message("There is no function '{{name}}'", { name }),
    {
      expected: message('one of {{names}}', { names: FUNCTIONS }),
      ...(replacement !== undefined && { fix: message('Did you mean {{name}}?', { name: replacement }), replacement }),
    },
  );
}

function isOneOf<const T extends string>(all: readonly T[], given: string): given is T {
  return (all as readonly string[]).includes(given);
}
