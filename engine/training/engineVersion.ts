import { type GraphDocument, withoutBlocks } from '../graph/index.ts';

/** Version of the engine that a run was computed with; changes whenever results could. */
export const ENGINE_VERSION = '3';

/** Former versions, each with the layer types that compute differently since. */
const FORMER: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  // Their slope at exactly 0 was 0; now it is the one from below, as in PyTorch.
  ['2', new Set(['leakyRelu', 'prelu', 'elu', 'selu'])],
]);

/** True if this engine computes a graph bit for bit as a version of the engine did. */
export function computesLike(version: string, document: GraphDocument): boolean {
  if (version === ENGINE_VERSION) return true;
  const changed = FORMER.get(version);
  return changed !== undefined && withoutBlocks(document).nodes.every(({ type }) => !changed.has(type));
}
