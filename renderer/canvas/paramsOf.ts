import { BLOCK } from '#engine/graph/index.ts';
import type { Layer } from '#engine/layers/index.ts';

/** What a new node of a layer must say: of a block, which it is. */
export function paramsOf({ type, params }: Layer): { params?: Record<string, unknown> } {
  return type === BLOCK ? { params: { block: params.block.default } } : {};
}
