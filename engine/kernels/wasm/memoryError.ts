import { declareErrors } from '../../errors.ts';
import { formatShape, type Shape, sizeOf } from '../../ops/index.ts';
import { MemoryRefused } from '../../wasm/index.ts';

const memoryError = declareErrors({
  'memory.tooLarge': 'Parameters or a program need more memory than the engine can have.',
  'memory.refused': 'The machine does not give the memory that is needed.',
});

/** Something that takes memory. */
export interface MemoryNeed {
  /** What needs it, as the subject of a sentence in the plural or the singular: `The parameters need`. */
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

/** @param maximumBytes what there is at most */
export function memoryTooLarge({ what, bytes, largest, fix }: MemoryNeed, maximumBytes: number) {
  const culprit = largest && `; the largest part is ${largest.name} of shape ${formatShape(largest.shape)}`;
  const size = largest && `, ${formatBytes(sizeOf(largest.shape) * 4)}`;
  const expected = `at most ${formatBytes(maximumBytes)}`;
  return memoryError(
    'memory.tooLarge',
    `${what} ${formatBytes(bytes)} of memory; expected ${expected}${culprit ?? ''}${size ?? ''}`,
    {
      ...(largest && { where: largest.name }),
      expected,
      received: formatBytes(bytes),
      fix,
    },
  );
}

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
