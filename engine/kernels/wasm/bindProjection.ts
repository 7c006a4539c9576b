import type { Projection } from '../../compile/index.ts';
import { fuse, planMemory, simplify } from '../../compile/schedule/index.ts';
import { sizeOf, type Value } from '../../ops/index.ts';
import { bindKernel, type KernelSite } from './bindKernel.ts';
import type { KernelTarget } from './kernelFunction.ts';
import type { PlacedKernel, Stretch } from './schedulePhases.ts';

const BYTES = 4;

/** The kernels of a projection, and how many bytes they use from where they may begin. */
export interface BoundProjection {
  readonly kernels: readonly PlacedKernel[];
  readonly bytes: number;
}

/**
 * Puts a parameter back into its bounds, where it lies: its last kernel reads each element at the place that it writes.
 * @param parameter the parameter's address
 * @param start where intermediate results may lie
 */
export function bindProjection(
  target: KernelTarget,
  projection: Projection,
  site: Omit<KernelSite, 'addressOf'>,
  parameter: number,
  start: number,
): BoundProjection {
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
  return { kernels, bytes: plan.bytes };
}

function stretchOf({ shape }: Value, from: number): Stretch {
  return { from, to: from + sizeOf(shape) * BYTES };
}
