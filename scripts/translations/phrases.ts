import type { SyntaxNode } from '../syntax/index.ts';

/** More readings of one expression than this are not told apart. */
const MOST = 64;

/**
 * What an expression can read as: each text that it is or may become, with `{{1}}`, `{{2}}`, … where a value comes in. What
 * depends on a condition gives a reading for each of its branches.
 * @returns undefined where the expression is no text that stands in the source
 */
export function readingsOf(expression: unknown): string[] | undefined {
  const pieces = piecesOf(expression);
  return pieces?.slice(0, MOST).map(numberPlaces);
}

const HOLE = '\u0000';

function piecesOf(expression: unknown): string[] | undefined {
  if (!isNode(expression)) return undefined;
  const node = expression;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : undefined;
    case 'TemplateLiteral':
      return joinTemplate(node);
    case 'ConditionalExpression': {
      const branches = [node.consequent, node.alternate].flatMap((branch) => piecesOf(branch) ?? []);
      return branches.length > 0 ? branches : undefined;
    }
    case 'LogicalExpression':
      // `condition && 'text'` is the text; of `value ?? 'text'` the value may come in as well.
      return node.operator === '&&' ? piecesOf(node.right) : either(piecesOf(node.left), piecesOf(node.right));
    case 'BinaryExpression':
      return node.operator === '+' ? combine([piecesOf(node.left) ?? [HOLE], piecesOf(node.right) ?? [HOLE]]) : undefined;
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return piecesOf(node.expression);
    default:
      return undefined;
  }
}

function either(left: string[] | undefined, right: string[] | undefined): string[] | undefined {
  return left || right ? [...(left ?? [HOLE]), ...(right ?? [HOLE])] : undefined;
}

function joinTemplate({ quasis, expressions }: SyntaxNode): string[] {
  const texts = quasis as readonly { readonly value: { readonly cooked: string } }[];
  const parts = texts.flatMap(({ value }, index) => {
    const expression = (expressions as readonly unknown[])[index];
    return expression === undefined ? [[value.cooked]] : [[value.cooked], piecesOf(expression) ?? [HOLE]];
  });
  return combine(parts);
}

/** Every way to take one of each. */
function combine(parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>((before, part) => before.flatMap((start) => part.map((end) => start + end)).slice(0, MOST), ['']);
}

function numberPlaces(text: string): string {
  let place = 0;
  return text.replaceAll(HOLE, () => `{{${++place}}}`);
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}
