import jsep from 'jsep';
import { type Message, message } from '../messages/index.ts';
import type {
  Arithmetic,
  BinaryExpression,
  CallExpression,
  Comparison,
  Expression,
  Logical,
  NameExpression,
} from './expression.ts';
import { ConditionFailure } from './problem.ts';

/** Enough for any condition that a person reads. */
export const LONGEST_CONDITION = 500;

/** Binary operators with their precedence; each word has its symbol. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  or: 1,
  '||': 1,
  and: 2,
  '&&': 2,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '==': 3,
  '!=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
};
const WORDS: Readonly<Record<string, Logical>> = { '||': 'or', '&&': 'and' };
const OPERATOR_WORDS = new Set(['and', 'or', 'not']);

/** A part of a name: a word, or anything in single quotes, such as the id `'block/dense 1'`. */
const PART = String.raw`(?:'[^']+'|[\p{L}_$][\p{L}\p{N}_$@]*)`;
/** `/new` belongs to a name: the weights after the update. */
const NAME = new RegExp(
  String.raw`(?<path>${PART}(?:\.${PART})*(?:\/new(?![\p{L}\p{N}_]))?)(?:\[(?<index>\s*\d+(?:\s*,\s*\d+)*\s*)\])?`,
  'uy',
);

/** Tokens and parentheses have their position; other binary expressions have none. */
type Located = jsep.Expression & { readonly start: number; readonly end: number };

// jsep holds its language in one place; no other room parses expressions.
jsep.removeAllBinaryOps();
jsep.removeAllUnaryOps();
jsep.removeAllLiterals();
for (const operator of ['-', '!', 'not']) jsep.addUnaryOp(operator);
for (const [operator, precedence] of Object.entries(PRECEDENCE)) jsep.addBinaryOp(operator, precedence);

// Conditions have no `a ? b : c`, which jsep reads by a plugin of its own.
delete jsep.hooks['after-expression'];

let isWithinHook = false;
// Gives every token its position, and reads names, which jsep would split at their dots.
jsep.hooks.add('gobble-token', function locate(env) {
  if (isWithinHook) {
    isWithinHook = false;
    return;
  }
  const start = this.index;
  const named = readName(this);
  if (!named) isWithinHook = true;
  const node = named ?? this.gobbleToken();
  isWithinHook = false;
  // Behind a parenthesis, jsep has read the spaces, too.
  if (node) env.node = { ...node, start, end: start + this.expr.slice(start, this.index).trimEnd().length };
});

function readName(parser: jsep.HookScope): jsep.Expression | undefined {
  NAME.lastIndex = parser.index;
  const match = NAME.exec(parser.expr);
  if (!match?.groups || OPERATOR_WORDS.has(match[0])) return undefined;
  parser.index += match[0].length;
  const { path, index } = match.groups;
  const parts = [...path.matchAll(/'[^']+'|[^.']+/g)].map(([part]) => part.replaceAll("'", ''));
  const name = { type: 'Name', parts, ...(index !== undefined && { index: index.split(',').map(Number) }) };
  if (parser.char !== '(') return name;
  parser.index++;
  return { type: 'Call', name: path, arguments: parser.gobbleArguments(CLOSING) as unknown as jsep.Expression[] };
}
const CLOSING = ')'.charCodeAt(0);

/**
 * Parses the text of a condition.
 * @throws ConditionFailure condition.empty, condition.tooLong, condition.syntax
 */
export function parseExpression(text: string): Expression {
  if (text.trim() === '')
    throw new ConditionFailure({ code: 'condition.empty', message: message('Enter a condition'), ...endOf(text) });
  if (text.length > LONGEST_CONDITION) {
    const values = { longest: LONGEST_CONDITION };
    const tooLong = message('A condition has at most {{longest}} characters', values);
    throw new ConditionFailure({ code: 'condition.tooLong', message: tooLong, start: LONGEST_CONDITION, end: text.length });
  }
  return new Reader(text).read(runParser(text) as Located);
}

function runParser(text: string): jsep.Expression {
  try {
    // A word at the end is an operator only before something.
    return jsep(`${text} `);
  } catch (error) {
    isWithinHook = false;
    const { index, description } = error as { readonly index?: number; readonly description?: string };
    if (index === undefined) throw error;
    throw syntaxFailure(text, index, description);
  }
}

const OPERAND = message('a number, a name or a parenthesis');

function syntaxFailure(text: string, index: number, description = ''): ConditionFailure {
  const start = index + (/^\s*/.exec(text.slice(index))?.[0].length ?? 0);
  if (description.startsWith('Unclosed quote')) {
    const at = text.lastIndexOf(text.includes('"') ? '"' : "'");
    return syntax(message('A quotation mark is not closed'), { start: at, end: text.trimEnd().length });
  }
  if (start < text.length) return unexpected(text, start);
  if (count(text, '(') > count(text, ')')) {
    return syntax(message("A parenthesis is not closed; expected ')'"), { ...endOf(text), expected: ')' });
  }
  return syntax(message('The condition is not complete; expected {{expected}}', { expected: OPERAND }), endOf(text));
}

/** @param at undefined for what jsep makes of `()`: the whole text is at fault */
function unexpected(text: string, at: number | undefined): ConditionFailure {
  const start = at ?? text.search(/\S/);
  const [found] = /^(?:[\p{L}\p{N}_]+|.)/u.exec(text.slice(start)) ?? [''];
  const place = { start, end: start + found.length };
  if (found === '=') {
    return syntax(message("'=' is not an operator; expected '=='"), { ...place, expected: '==', replacement: '==' });
  }
  const before = text.slice(0, start).trimEnd();
  if (before.endsWith('.')) {
    const dot = { start: before.length - 1, end: before.length };
    return syntax(message("The name is not complete; expected a quantity after '.', such as out or dout"), dot);
  }
  return syntax(message("'{{text}}' is not expected here", { text: found }), place);
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly expected?: string;
  readonly replacement?: string;
}

function syntax(text: Message, place: Place): ConditionFailure {
  return new ConditionFailure({ code: 'condition.syntax', message: text, ...place });
}

const endOf = (text: string): Place => ({ start: text.trimEnd().length, end: text.trimEnd().length });
const count = (text: string, character: string): number => text.split(character).length - 1;

/** Turns jsep's tree into a tree of the few kinds that conditions have. */
class Reader {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  read(node: Located): Expression {
    switch (node.type) {
      case 'Literal':
        return this.#readNumber(node);
      case 'Name':
        return {
          kind: 'name',
          ...(node as unknown as Pick<NameExpression, 'parts' | 'index'>),
          start: node.start,
          end: node.end,
        };
      case 'Call':
        return this.#readCall(node);
      case 'UnaryExpression':
        return this.#readUnary(node);
      case 'BinaryExpression':
        return this.#readBinary(node);
      case 'Compound':
        throw this.#refuseSeveral(node);
      default:
        throw unexpected(this.#text, node.start);
    }
  }

  #readNumber({ value, start, end }: Located): Expression {
    if (typeof value === 'number') return { kind: 'number', value, start, end };
    throw unexpected(this.#text, start);
  }

  #readCall(node: Located): CallExpression {
    const given = (node.arguments as unknown as Located[]).map((argument) => this.read(argument));
    return { kind: 'call', name: String(node.name), arguments: given, start: node.start, end: node.end };
  }

  #readUnary({ operator, argument, start, end }: Located): Expression {
    return { kind: 'unary', operator: operator === '-' ? '-' : 'not', operand: this.read(argument as Located), start, end };
  }

  #readBinary(node: Located): Expression {
    const operator = WORDS[String(node.operator)] ?? (node.operator as Comparison | Arithmetic | Logical);
    const left = this.read(node.left as Located);
    const right = this.read(node.right as Located);
    // jsep binds `not` like a sign; here `not a < b` is `not (a < b)`, as in Python.
    if (left.kind === 'unary' && left.operator === 'not' && PRECEDENCE[operator] > 2 && !this.#isGrouped(left)) {
      const operand: BinaryExpression = {
        kind: 'binary',
        operator,
        left: left.operand,
        right,
        start: left.operand.start,
        end: right.end,
      };
      return { ...left, operand, end: right.end };
    }
    // A parenthesis around it belongs to it.
    return { kind: 'binary', operator, left, right, start: node.start ?? left.start, end: node.end ?? right.end };
  }

  #isGrouped({ start }: Expression): boolean {
    return this.#text[start] === '(';
  }

  #refuseSeveral(node: Located): ConditionFailure {
    const [first, second] = node.body as unknown as (Located | undefined)[];
    if (!first) return unexpected(this.#text, 0);
    const between = this.read(first).end;
    const separator = /[,;]/.exec(this.#text.slice(between, second ? this.read(second).start : undefined));
    if (separator) return unexpected(this.#text, between + separator.index);
    const start = second ? this.read(second).start : between;
    return syntax(message("An operator is missing here, such as '<' or 'and'"), { start, end: start + 1 });
  }
}
