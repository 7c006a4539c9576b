import type { LensSubject } from '#app/contract/index.ts';
import { dataNodes } from '#engine/graph/index.ts';
import { sizeOf } from '#engine/ops/index.ts';
import type { Network } from './network.ts';
import { rangeOf } from './rangeOf.ts';
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
