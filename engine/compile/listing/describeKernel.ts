import { isConstant, type Operation, sizeOf, sumFlops, type Value } from '../../ops/index.ts';
import type { Kernel } from '../schedule/index.ts';
import type { ListedInput, ListedKernel, Place } from './programListing.ts';

/** A kernel before numbering. */
export type DescribedKernel = Omit<ListedKernel, 'number'>;

/** The kind and origin of a kernel's input. */
export type NamedSource = Pick<ListedInput, 'kind' | 'from'>;

/** Origins of the values that kernels read. */
export interface ReadValues {
  sourceOf(value: Value): NamedSource | undefined;
  isView(value: Value): boolean;
}

/** Describes a kernel, without its phase. */
export function describeKernel(
  { root, inlined, reads }: Kernel,
  place: Place,
  { sourceOf, isView }: ReadValues,
): Omit<DescribedKernel, 'phase'> {
  const operations = [...inlined, root].filter((operation) => !isConstant(operation) || isConstant(root));
  return {
    nodes: nodesOf(operations),
    operations: operations.map(({ op }) => op.type),
    inputs: reads.flatMap((value) => {
      const source = sourceOf(value);
      return source ? [{ ...source, shape: value.shape, isView: isView(value) }] : [];
    }),
    output: { shape: root.output.shape, place },
    flops: sumFlops(operations),
    bytesMoved: [...reads, root.output].reduce((total, { shape }) => total + sizeOf(shape) * 4, 0),
  };
}

function nodesOf(operations: readonly Operation[]): string[] {
  return [...new Set(operations.flatMap(({ node }) => node ?? []))];
}
