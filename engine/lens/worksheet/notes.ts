import { type Message, message } from '../../messages/index.ts';
import { type Expression, type FunctionName, partsOf } from '../../ops/index.ts';
import type { Expansion } from '../explanation/expand.ts';
import { remarksOn } from '../explanation/remarks.ts';

const DEFINITIONS: Partial<Record<FunctionName, string>> = {
  sigmoid: '\\sigma(x) = \\frac{1}{1 + e^{-x}}',
  tanh: '\\tanh(x) = \\frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}',
  erf: '\\operatorname{erf}(x) = \\frac{2}{\\sqrt{\\pi}} \\int_0^x e^{-t^2}\\,dt',
};
const BRACKETS = message('[…] is 1 if the statement in brackets holds, and 0 if not.');

/** What a formula needs to be read: definitions of functions in TeX, and remarks. */
export function explainNotation({ expression, operations }: Expansion): {
  readonly definitions: string[];
  readonly remarks: Message[];
} {
  const parts = allParts(expression);
  const functions = new Set(parts.flatMap((part) => (part.kind === 'function' ? part.name : [])));
  const hasBrackets = functions.has('step') || parts.some(({ kind }) => kind === 'isClass');
  return {
    definitions: [...functions].flatMap((name) => DEFINITIONS[name] ?? []),
    // The stable form of an element-wise function is written as the function.
    remarks: [...remarksOn(operations.filter(({ op }) => op.kind === 'whole')), ...(hasBrackets ? [BRACKETS] : [])],
  };
}

const allParts = <Leaf>(expression: Expression<Leaf>): Expression<Leaf>[] => [
  expression,
  ...partsOf(expression).flatMap(allParts),
];

/** The random numbers of an expression, in reading order. */
export const drawnIn = (expression: Expression<unknown>): number[] =>
  allParts(expression).flatMap((part) => (part.kind === 'drawn' ? part.value : []));
