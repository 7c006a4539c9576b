import { type Message, message } from '../messages/index.ts';
import type { Member, Range, TensorTerm, Typed } from './condition.ts';
import type { NameExpression } from './expression.ts';
import { nearest } from './nearest.ts';
import { ConditionFailure } from './problem.ts';
import {
  type ConditionScope,
  FAMILIES,
  type Family,
  plainNames,
  quantitiesOf,
  SCALARS,
  type ScopeNode,
  VALIDATION,
  validationNames,
  writeName,
  writePart,
} from './scope.ts';

/**
 * What a name stands for in a graph. A node's own name means its output.
 * @throws ConditionFailure condition.unknownName, condition.index
 */
export function resolveName(name: NameExpression, scope: ConditionScope): Typed {
  const text = name.parts.join('.');
  const plain = name.index ? undefined : resolvePlain(text, scope);
  if (plain) return plain;
  const node = scope.nodes.find(({ id }) => id === text);
  if (node) return tensorOf(name, node, 'out');
  const quantity = name.parts.at(-1) ?? '';
  const owner = scope.nodes.find(({ id }) => id === name.parts.slice(0, -1).join('.'));
  if (owner && quantitiesOf(owner).includes(quantity)) return tensorOf(name, owner, quantity === 'delta' ? 'dout' : quantity);
  throw owner ? unknownQuantity(name, owner, quantity) : unknownName(name, text, scope);
}

function resolvePlain(text: string, scope: ConditionScope): Typed | undefined {
  if ([...SCALARS, ...scope.metrics, ...validationNames(scope)].includes(text)) {
    return { type: 'number', term: { kind: 'scalar', name: text } };
  }
  if (text === 'nonFinite') return { type: 'condition', term: { kind: 'nonFinite', text } };
  if (text === 'updateRatio') {
    const of = familyOf('gradient', scope);
    return { type: 'number', term: { kind: 'updateRatio', of, range: of.range } };
  }
  if (text === 'dead')
    return { type: 'number', term: { kind: 'reduction', reduction: 'dead', of: mortal(scope), range: 'nodes' } };
  const family = FAMILIES.find((known) => known === text);
  return family && { type: 'tensor', term: familyOf(family, scope) };
}

function familyOf(family: Family, { nodes }: ConditionScope): TensorTerm {
  const isOfNodes = family === 'delta' || family === 'out';
  const range: Range = isOfNodes ? 'nodes' : 'parameters';
  return {
    kind: 'tensor',
    range,
    members: nodes.flatMap((node) => (isOfNodes ? outputOf(node, family) : weightsOf(node, family))),
  };
}

/** The outputs of all activations with units that can die. */
const mortal = ({ nodes }: ConditionScope): TensorTerm => ({
  kind: 'tensor',
  range: 'nodes',
  members: nodes.filter(({ canDie }) => canDie).map(({ id }) => ({ at: id, address: { node: id, quantity: 'out' } })),
});

function outputOf({ id, isHidden }: ScopeNode, family: Family): Member[] {
  return isHidden ? [{ at: id, address: { node: id, quantity: family === 'delta' ? 'dout' : 'out' } }] : [];
}

function weightsOf({ id, weights }: ScopeNode, family: Family): Member[] {
  return Object.entries(weights)
    .filter(([, { isTrained }]) => isTrained)
    .map(([name]) => ({ at: `${id}.${name}`, address: { node: id, quantity: family === 'gradient' ? name : `${name}/new` } }));
}

function tensorOf(name: NameExpression, node: ScopeNode, quantity: string): Typed {
  const address = { node: node.id, quantity };
  if (!name.index) return { type: 'tensor', term: { kind: 'tensor', members: [{ address }] } };
  requireIndex(name, name.index, node, quantity);
  return { type: 'number', term: { kind: 'element', address, index: name.index } };
}

function requireIndex(name: NameExpression, index: readonly number[], { shape, weights }: ScopeNode, quantity: string): void {
  const weight = weights[quantity.replace(/\/new$/, '')];
  const sizes = weight ? weight.shape : shape;
  if (!sizes) return;
  const hasBatch = weight === undefined;
  const dimensions = hasBatch && index.length === sizes.length + 1 ? [Number.POSITIVE_INFINITY, ...sizes] : sizes;
  if (index.length === dimensions.length && index.every((at, axis) => at < dimensions[axis])) return;
  const shown = `[${(hasBatch ? ['batch', ...sizes] : sizes).join(', ')}]`;
  throw new ConditionFailure({
    code: 'condition.index',
    message: message('There is no element [{{index}}] in a tensor of shape {{shape}}', { index: index.join(', '), shape: shown }),
    start: name.start,
    end: name.end,
    expected: hasBatch
      ? message('{{count}} indices from 0, of the first sample, or a sample before them', { count: sizes.length })
      : message('{{count}} indices from 0', { count: sizes.length }),
  });
}

function unknownQuantity({ start, end }: NameExpression, node: ScopeNode, quantity: string): ConditionFailure {
  const known = quantitiesOf(node);
  const found = nearest(quantity, known);
  return new ConditionFailure({
    code: 'condition.unknownName',
    message: message("The node '{{node}}' has no '{{quantity}}'", { node: node.id, quantity }),
    start,
    end,
    expected: message('one of {{names}}', { names: known }),
    ...(found !== undefined && suggest(writeName(node.id, found))),
  });
}

function unknownName({ start, end, parts }: NameExpression, text: string, scope: ConditionScope): ConditionFailure {
  const found = similarName(text, parts, scope);
  return new ConditionFailure({
    code: 'condition.unknownName',
    message: message("Unknown name '{{name}}'", { name: text }),
    start,
    end,
    expected: message('a quantity of the run, such as loss or delta, or a node with its quantity, such as {{example}}', {
      example: exampleOf(scope),
    }),
    ...(found !== undefined && suggest(found)),
  });
}

/** A name that is written similarly: the validation's, a node's by its id or its label, or any. */
function similarName(text: string, parts: readonly string[], scope: ConditionScope): string | undefined {
  const ofValidation = `${VALIDATION}.${text}`;
  if (validationNames(scope).includes(ofValidation)) return ofValidation;
  const labeled = scope.nodes.find(({ label }) => label === text || label === parts.slice(0, -1).join('.'));
  const quantity = parts.at(-1) ?? '';
  if (labeled) return quantitiesOf(labeled).includes(quantity) ? writeName(labeled.id, quantity) : writePart(labeled.id);
  const isQuantity = parts.length > 1;
  const names = isQuantity
    ? [...validationNames(scope), ...scope.nodes.flatMap((node) => quantitiesOf(node).map((each) => writeName(node.id, each)))]
    : [...plainNames(scope), ...scope.nodes.map(({ id }) => writePart(id))];
  return nearest(text, names);
}

const exampleOf = ({ nodes }: ConditionScope): string => writeName(nodes.find(({ isHidden }) => isHidden)?.id ?? 'hidden', 'out');

const suggest = (name: string): { readonly fix: Message; readonly replacement: string } => ({
  fix: message('Did you mean {{name}}?', { name }),
  replacement: name,
});
