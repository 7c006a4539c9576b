import type { LensSubject } from '#app/contract/index.ts';
import { dataNodes } from '#engine/graph/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import type { Column } from '#engine/training/index.ts';
import type { Network } from './network.ts';
import type { Subject } from './subject.ts';

/** A subject as data. @param lastStep of its run */
export function describeSubject({ network, document, run, remarks }: Subject, lastStep = 0): LensSubject {
  const { train, validation, test } = network.dataset?.splits ?? {};
  return {
    document,
    run: run && { ...run, lastStep: Math.max(lastStep, run.step) },
    samples: train && validation && test ? { train: train.length, validation: validation.length, test: test.length } : null,
    dataProblem: network.dataProblem ?? null,
    inputs: describePorts(network, 'input'),
    targets: describePorts(network, 'target'),
    remarks: [...remarks],
  };
}

type DataPort = LensSubject['inputs'][number];

function describePorts({ graph, columns }: Network, side: 'input' | 'target'): DataPort[] {
  return dataNodes(graph.analysis.nodes, side).map(({ node, output = [] }) => {
    const { features, classNames, data } = columns.get(node.id) ?? {};
    const range = data && rangeOf(data);
    return {
      node: node.id,
      shape: [...output],
      ...(features?.length === sizeOf(output) && { names: [...features] }),
      ...(classNames && { classNames: [...classNames] }),
      ...(range && { range }),
    };
  });
}

/** By column: each step of a run is described anew, and the data is large. */
const ranges = new WeakMap<Column['data'], [number, number] | undefined>();

/** The smallest and the largest value, if there are any. */
function rangeOf(data: Column['data']): [number, number] | undefined {
  if (!ranges.has(data)) ranges.set(data, findRange(data));
  return ranges.get(data);
}

function findRange(data: Column['data']): [number, number] | undefined {
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < data.length; index++) {
    const value = data[index];
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  return least <= largest ? [least, largest] : undefined;
}
