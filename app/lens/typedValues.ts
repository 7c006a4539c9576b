import type { LensSamples } from '#app/contract/index.ts';
import { dataNodes } from '#engine/graph/index.ts';
import { gatherSamples } from '#engine/kernels/index.ts';
import type { PassOptions, PassSamples } from '#engine/lens/index.ts';
import { type Message, message, plural } from '#engine/messages/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import { fitsFloat32 } from '#engine/text/index.ts';
import { type Column, requireValuesFit } from '#engine/training/index.ts';
import { lensError } from './errors.ts';
import type { Network } from './network.ts';

type Typed = Extract<LensSamples, { kind: 'typed' }>;

/**
 * A typed sample in the units of the network: normalized like the data.
 * @throws UserError lens.typed, samples.value
 */
export function typedValues(
  network: Network,
  { inputs, targets }: Typed,
): { samples: Extract<PassSamples, { readonly batch: number }> } & Pick<PassOptions, 'hasTargets'> {
  const columns = new Map([
    ...readColumns(network, 'input', inputs),
    ...(targets ? readColumns(network, 'target', targets) : []),
  ]);
  requireValuesFit(network.graph.analysis, columns, { where: message('the typed sample'), side: targets ? 'both' : 'indices' });
  const values = new Map([...columns].map(([id, column]) => [id, normalized(column)]));
  return { samples: { values, batch: 1 }, hasTargets: targets !== undefined };
}

function readColumns({ graph, columns }: Network, side: 'input' | 'target', given: Typed['inputs']): [string, Column][] {
  const nodes = dataNodes(graph.analysis.nodes, side);
  requireKnown(
    nodes.map(({ node }) => node.id),
    given,
  );
  return nodes.map(({ node: { id }, output: shape = [], params }) => {
    const numbers = given[id];
    const size = sizeOf(shape);
    if (numbers?.length !== size) throw wrongCount(id, size, numbers?.length ?? 0);
    const bad = numbers.findIndex((number) => !fitsFloat32(number));
    if (bad >= 0) throw notANumber(id, bad, numbers[bad]);
    const declared = typeof params.classes === 'number' ? params.classes : undefined;
    const { classes = declared, ...column } = columns.get(id) ?? {};
    const other = classes === undefined ? undefined : numbers.find((number) => !isIndex(number, classes));
    if (classes !== undefined && other !== undefined) throw notAClass(id, classes, other);
    return [id, { name: id, ...column, ...(classes !== undefined && { classes }), shape, data: Float64Array.from(numbers) }];
  });
}

function normalized(column: Column): Float64Array {
  const values = new Float64Array(column.data.length);
  gatherSamples(column, { order: Uint32Array.of(0), start: 0 }, 1, values);
  return values;
}

function requireKnown(nodes: readonly string[], given: Typed['inputs']): void {
  const unknown = Object.keys(given).find((id) => !nodes.includes(id));
  if (unknown === undefined) return;
  const text = message("The typed sample has values for '{{received}}'; expected values for {{nodes}}", {
    received: unknown,
    nodes: [...nodes],
  });
  throw lensError('lens.typed', text, { where: unknown, expected: [...nodes], received: unknown });
}

function wrongCount(node: string, size: number, received: number) {
  const expected: Message = plural(size, '{{count}} value', '{{count}} values');
  const text = message("The typed sample needs {{expected}} for '{{node}}'; found {{received}}", { node, expected, received });
  return lensError('lens.typed', text, { where: node, expected, received });
}

const isIndex = (number: number, count: number) => Number.isInteger(number) && number >= 0 && number < count;

function notAClass(node: string, classes: number, received: number) {
  const expected = message('a class from 0 to {{last}}', { last: classes - 1 });
  const text = message("The typed sample has {{received}} for '{{node}}'; expected {{expected}}", { node, received, expected });
  return lensError('lens.typed', text, { where: node, expected, received });
}

function notANumber(node: string, index: number, value: number) {
  const received = String(value);
  const text = message("The typed sample has {{received}} for '{{node}}' at element {{index}}; expected a finite number", {
    node,
    index,
    received,
  });
  return lensError('lens.typed', text, { where: node, expected: message('a finite number'), received });
}
