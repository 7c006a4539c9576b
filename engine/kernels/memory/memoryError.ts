import { declareErrors, type Message, type MessageValue, message } from '../../messages/index.ts';
import { formatShape, type Shape, sizeOf } from '../../ops/index.ts';
import { MemoryRefused } from '../../wasm/index.ts';

const memoryError = declareErrors({
  'memory.tooLarge': 'Parameters or a program exceed the memory limit of the engine.',
  'memory.refused': 'The system could not allocate the memory.',
});

/** Names the subject that needs memory: "The parameters need 3.0 GB of memory". */
export type Need = (memory: string) => Message;

/** A memory requirement. */
export interface MemoryNeed {
  readonly need: Need;
  readonly bytes: number;
  /** The largest of its tensors. */
  readonly largest: NamedShape | undefined;
  /** How to reduce it. */
  readonly fix: Message;
}

/** A tensor's display name and shape. */
export interface NamedShape {
  readonly name: Message;
  readonly shape: Shape;
}

/**
 * @param maximumBytes the limit
 * @param numberBytes bytes per value
 */
export function memoryTooLarge({ need, bytes, largest, fix }: MemoryNeed, maximumBytes: number, numberBytes = 4) {
  const expected = message('at most {{memory}}', { memory: formatBytes(maximumBytes) });
  const received = formatBytes(bytes);
  const values = { need: need(received), expected };
  const text = largest
    ? message('{{need}}; expected {{expected}}; the largest part is {{largest}}', {
        ...values,
        largest: describe(largest, numberBytes),
      })
    : message('{{need}}; expected {{expected}}', values);
  return memoryError('memory.tooLarge', text, { ...(largest && { where: largest.name }), expected, received, fix });
}

function describe({ name, shape }: NamedShape, numberBytes: number): MessageValue {
  return message('{{name}} of shape {{shape}}, {{memory}}', {
    name,
    shape: formatShape(shape),
    memory: formatBytes(sizeOf(shape) * numberBytes),
  });
}

/** The largest tensor; on ties the first. */
export function findLargest(tensors: readonly NamedShape[]): NamedShape | undefined {
  return tensors.reduce<NamedShape | undefined>(
    (largest, tensor) => (largest && sizeOf(largest.shape) >= sizeOf(tensor.shape) ? largest : tensor),
    undefined,
  );
}

/** Advice when only the network itself could be smaller. */
export const shrinkLayers = (largest: NamedShape | undefined): Message =>
  largest ? message('Use smaller layers, above all {{largest}}', { largest: largest.name }) : message('Use smaller layers');

/**
 * Runs something that allocates.
 * @throws UserError memory.refused if the host refuses
 */
export function withMemory<Result>(need: Need, attempt: () => Result): Result {
  try {
    return attempt();
  } catch (error) {
    if (!(error instanceof MemoryRefused)) throw error;
    const memory = formatBytes(error.bytes);
    const text = message('{{need}}, more than this machine can provide', { need: need(memory) });
    throw memoryError('memory.refused', text, {
      expected: message('{{memory}} of free memory', { memory }),
      received: message('less'),
      fix: message('End other runs or programs, or choose a smaller batch size'),
    });
  }
}

/** `0.1 GB`, `14.4 GB` */
function formatBytes(bytes: number): string {
  return `${Math.max(bytes / 1e9, 0.1).toFixed(1)} GB`;
}
