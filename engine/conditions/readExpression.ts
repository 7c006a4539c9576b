import type { Expression } from './expression.ts';
import { parseExpression } from './parse.ts';
import { ConditionFailure, type ConditionProblem } from './problem.ts';

/** An expression, or what is wrong with its text. */
export type ExpressionReading =
  | { readonly expression: Expression; readonly problem?: undefined }
  | { readonly expression?: undefined; readonly problem: ConditionProblem };

/** Parses the language of conditions without a graph: names and types are not checked. Never throws. */
export function readExpression(text: string): ExpressionReading {
  try {
    return { expression: parseExpression(text) };
  } catch (error) {
    if (error instanceof ConditionFailure) return { problem: error.problem };
    throw error;
  }
}
