import type { Token } from 'marked';
import { type Expression, readExpression } from '#engine/conditions/index.ts';
import { allTokens, expressionsInTex } from './markdown.ts';

/** A node, or a number or tensor of one, that a page names: whether it exists is known once its network is. */
export interface Reference {
  /** Of the file, from 1. */
  readonly line: number;
  readonly kind: 'node' | 'number' | 'tensor';
  /** The id of a node, or an address without its index. */
  readonly name: string;
  readonly index?: readonly number[] | undefined;
}

/** What an expression names. Names of the app, such as `run.loss`, are among them. */
export function referencesOf(expression: Expression, line: number, kind: Reference['kind'] = 'number'): Reference[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'name':
      return [{ line, kind, name: expression.parts.join('.'), index: expression.index }];
    case 'unary':
      return referencesOf(expression.operand, line);
    case 'binary':
      return [...referencesOf(expression.left, line), ...referencesOf(expression.right, line)];
    case 'call': {
      const inner = REDUCTIONS.includes(expression.name) ? 'tensor' : 'number';
      return expression.arguments.flatMap((each) => referencesOf(each, line, inner));
    }
  }
}

/** Functions of a whole tensor, and of a number. */
export const REDUCTIONS: readonly string[] = ['norm', 'max', 'min', 'mean', 'nonFinite'];
export const NUMBER_FUNCTIONS: readonly string[] = ['abs', 'log10', 'log', 'exp', 'sqrt', 'tanh', 'sigmoid'];

/** The names of the functions that an expression calls. */
export function callsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return [];
    case 'unary':
      return callsIn(expression.operand);
    case 'binary':
      return [...callsIn(expression.left), ...callsIn(expression.right)];
    case 'call':
      return [expression.name, ...expression.arguments.flatMap(callsIn)];
  }
}

/** The texts of the expressions in a text, within `{{ … }}`. */
export const sourcesOf = (tokens: readonly Token[]): string[] => [...allTokens(tokens)].flatMap(sourcesIn);

function sourcesIn(token: Token): string[] {
  if (token.type === 'value') return [token.source];
  return token.type === 'math' || token.type === 'mathBlock' ? expressionsInTex(token.tex) : [];
}

/** What an expression or an address in a text names; nothing if it is none. */
export function referencesIn(text: string, line: number): Reference[] {
  const { expression } = readExpression(text);
  return expression ? referencesOf(expression, line) : [];
}
