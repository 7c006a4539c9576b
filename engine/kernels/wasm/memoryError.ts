import { declareErrors } from '../../errors.ts';
import { formatShape, type Shape, sizeOf } from '../../ops/index.ts';
import { MemoryRefused } from '../../wasm/index.ts';

const memoryError = declareErrors({
  'memory.tooLarge': 'Parameters or a program need more memory than the engine can have.',
  'memory.refused': 'The machine does not give the memory that is needed.',
});

/** Something that takes memory. */
export interface MemoryNeed {
  /** What needs it, up to the verb: `The parameters need`. */
  readonly what: string;
  readonly bytes: number;
  /** The largest of its tensors. */
  readonly largest: NamedShape | undefined;
  /** What makes it smaller. */
  readonly fix: string;
}

/** A tensor, and what people call it. */
export interface NamedShape {
  readonly name: string;
  readonly shape: Shape;
}

/**
 * @param maximumBytes what there is at most
 * @param numberBytes what a number takes
 */
export function memoryTooLarge({ what, bytes, largest, fix }: MemoryNeed, maximumBytes: number, numberBytes = 4) {
  const [expected, received] = [`at most ${formatBytes(maximumBytes)}`, formatBytes(bytes)];
  const culprit = largest ? `; the largest part is ${describe(largest, numberBytes)}` : '';
  return memoryError('memory.tooLarge', `${what} ${received} of memory; expected ${expected}${culprit}`, {
    ...(largest && { where: largest.name }),
    expected,
    received,
    fix,
  });
}

function describe({ name, shape }: NamedShape, numberBytes: number): string {
  return `${name} of shape ${formatShape(shape)}, ${formatBytes(sizeOf(shape) * numberBytes)}`;
}

/** The largest of some tensors; of several that are as large, the first. */
export function findLargest(tensors: readonly NamedShape[]): NamedShape | undefined {
  return tensors.reduce<NamedShape | undefined>(
    (largest, tensor) => (largest && sizeOf(largest.shape) >= sizeOf(tensor.shape) ? largest : tensor),
    undefined,
  );
}

/** Advice where nothing but the network itself could be smaller. */
export const shrinkLayers = (largest: NamedShape | undefined): string =>
  `Make layers smaller${largest ? `, above all ${largest.name}` : ''}`;

/**
 * Does something that takes memory.
 * @param what what needs it, as in `MemoryNeed`
 * @throws UserError memory.refused where the host does not give it
 */
export function withMemory<Result>(what: string, attempt: () => Result): Result {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof MemoryRefused)) throw error;
    const needed = formatBytes(error.bytes);
    throw memoryError('memory.refused', `${what} ${needed} of memory, which this machine does not give`, {
      expected: `${needed} of free memory`,
      received: 'less',
      fix: 'End other runs or programs, or choose a smaller batch size',
    });
  }
}

/** `0.1 GB`, `14.4 GB` */
function formatBytes(bytes: number): string {
  return `${Math.max(bytes / 1e9, 0.1).toFixed(1)} GB`;
}
