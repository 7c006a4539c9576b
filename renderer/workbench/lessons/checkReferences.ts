import type { LensPass } from '#app/contract/index.ts';
import type { GraphDocument } from '#engine/graph/index.ts';
import { type Message, message } from '#engine/messages/index.ts';
import { elementOf, valuesOfPass } from './evaluate.ts';
import { type LessonPage, type LessonProblem, type Reference, unknownName } from './format/index.ts';

/** Numbers of the app rather than of a network. */
const OF_THE_APP = ['loss', 'runs', 'learningRate', 'batchSize', 'epochs', 'seed'];
const isOfTheApp = (name: string): boolean => OF_THE_APP.includes(name) || /^(run|graph)\./.test(name);

/**
 * What a page names that its network does not have.
 * @param pass of the page; without one, only nodes are known
 */
export function referenceProblems(
  { references }: LessonPage,
  document: GraphDocument,
  pass: LensPass | undefined,
): LessonProblem[] {
  return references.flatMap((reference) => {
    const problem = problemOf(reference, document, pass);
    return problem ? [{ line: reference.line, ...problem }] : [];
  });
}

type Problem = Omit<LessonProblem, 'line'>;

function problemOf({ kind, name, index }: Reference, document: GraphDocument, pass: LensPass | undefined): Problem | undefined {
  const ids = [...new Set([...document.nodes.map(({ id }) => id), ...(pass?.nodes.map(({ id }) => id) ?? [])])];
  if (kind === 'node') return ids.includes(name) ? undefined : unknown(name, ids);
  if (isOfTheApp(name)) return undefined;
  const node = name.slice(0, name.lastIndexOf('.'));
  if (!name.includes('.')) return unknown(name, [...OF_THE_APP, ...ids.map((id) => `${id}.out`)]);
  if (!ids.includes(node)) return unknown(node, ids);
  if (!pass || isSetting(document, node, name)) return undefined;
  const tensor = valuesOfPass(pass).tensor(name);
  if (!tensor) {
    const own = valuesOfPass(pass)
      .addresses()
      .filter((address) => address.startsWith(`${node}.`));
    return unknown(name, own);
  }
  const { shape } = tensor;
  return kind === 'tensor' || elementOf(tensor, index ?? []) !== undefined
    ? undefined
    : { message: outside(name, index, shape), expected: [...shape] };
}

const unknown = (name: string, names: readonly string[]): Problem => ({
  message: unknownName(name, names),
  expected: [...names],
});

const isSetting = ({ nodes }: GraphDocument, node: string, name: string): boolean =>
  typeof nodes.find(({ id }) => id === node)?.params?.[name.slice(node.length + 1)] === 'number';

const outside = (name: string, index: readonly number[] | undefined, shape: readonly number[]): Message =>
  message("'{{name}}[{{index}}]' is no number of it: '{{name}}' has the shape [{{shape}}]", {
    name,
    index: (index ?? []).join(', '),
    shape: shape.join(', '),
  });
