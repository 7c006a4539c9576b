import type { Projection } from '../../compile/index.ts';
import { fuse, planMemory, simplify } from '../../compile/schedule/index.ts';
import { sizeOf, type Value } from '../../ops/index.ts';
import { bindKernel, type KernelSite } from './bindKernel.ts';
import type { KernelTarget } from './kernelFunction.ts';
import { BYTES } from './lanes.ts';
import type { PlacedKernel, Stretch } from './schedulePhases.ts';
import type { WasmState } from './wasmState.ts';

/** Kernels, and the end of their memory. */
interface BoundProjections {
  readonly kernels: readonly PlacedKernel[];
  readonly end: number;
}

/** Binds max-norm projections in sequence; their intermediate results share the bytes after `start`. */
export function bindProjections(
  target: KernelTarget,
  projections: readonly Projection[],
  state: WasmState,
  site: KernelSite,
  start: number,
): BoundProjections {
  const bound = projections.map((projection) => {
    const parameter = state.parameterAddress + (state.offsets.get(projection.name) ?? 0);
    return bindProjection(target, projection, site, parameter, start);
  });
  return { kernels: bound.flatMap(({ kernels }) => kernels), end: Math.max(start, ...bound.map(({ end }) => end)) };
}

/**
 * Binds a max-norm projection in place: its last kernel reads each element where it writes it.
 * @param parameter the parameter's address
 */
function bindProjection(
  target: KernelTarget,
  projection: Projection,
  site: KernelSite,
  parameter: number,
  start: number,
): BoundProjections {
  const { id } = projection.projected;
  const result = new Set([id]);
  const schedule = fuse(simplify(projection.operations, result), result);
  const plan = planMemory(schedule, [], new Set(), result);
  const addresses = new Map([...plan.offsets].map(([value, offset]) => [value, start + offset] as const));
  addresses.set(id, parameter);
  addresses.set(projection.parameter.id, parameter);
  const addressOf = (value: number) => addresses.get(value) ?? 0;
  const kernels = schedule.kernels.map((kernel) => ({
    kernel: bindKernel(target, kernel, { ...site, addressOf }),
    reads: kernel.reads.map((value) => stretchOf(value, addressOf(value.id))),
    write: stretchOf(kernel.root.output, addressOf(kernel.root.output.id)),
  }));
  return { kernels, end: start + plan.bytes };
}

function stretchOf({ shape }: Value, from: number): Stretch {
  return { from, to: from + sizeOf(shape) * BYTES };
}
