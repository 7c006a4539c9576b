import type { Value } from '../../ops/index.ts';
import type { Program } from '../program/program.ts';
import { GRADIENT_SUM } from '../program/updateRule.ts';
import { type ScheduledProgram, scheduleProgram } from '../schedule/index.ts';
import { ArenaLocations } from './arenaLocations.ts';
import { type DescribedKernel, describeKernel, type NamedSource } from './describeKernel.ts';
import { describeProjections, describeStateUpdates, describeUpdates } from './describeUpdates.ts';
import type { ListedFlops, ListedKernel, Phase, ProgramListing } from './programListing.ts';

/**
 * Describes a program as the fast executor runs it: simplified, fused into kernels, laid out in one arena.
 * @param slots names of the state kept per parameter between updates
 */
export function describeProgram(program: Program, slots: readonly string[]): ProgramListing {
  const scheduled = scheduleProgram(program);
  const arena = new ArenaLocations(scheduled, program.update !== undefined);
  const data = [...program.data].map(([node, value]) => ({ node, shape: value.shape, place: arena.write(value) }));
  const described = [...describeSchedule(program, scheduled, arena), ...describeUpdates(program, scheduled, arena)];
  described.push(...describeProjections(program, scheduled, described.length), ...describeStateUpdates(program, scheduled));
  const kernels = described.map((kernel, index) => ({ number: index + 1, ...kernel }));
  const stored = [...program.data.values(), ...scheduled.schedule.kernels.map(({ root }) => root.output)];
  return {
    batch: program.batch,
    data,
    kernels,
    flops: countFlops(kernels, program.batch),
    memory: {
      arena: arena.bytes,
      arenaWithoutReuse: arena.bytesWithoutReuse(stored),
      parameters: scheduled.parameterLayout.bytes,
      slots: slots.length * scheduled.parameterLayout.bytes,
    },
  };
}

/** The kernels of the forward and backward pass, and those between gradients and optimizer. */
function describeSchedule(
  program: Program,
  { schedule, storageIdOf }: ScheduledProgram,
  arena: ArenaLocations,
): DescribedKernel[] {
  const sources = namedSources(program);
  schedule.kernels.forEach(({ root }, index) => {
    sources.set(root.output.id, { kind: 'kernel', from: [`${index + 1}`] });
  });
  const sourceOf = ({ id }: Value) => sources.get(storageIdOf(id));
  const isView = ({ id }: Value) => storageIdOf(id) !== id;
  return schedule.kernels.map((kernel) => ({
    phase: phaseOf(kernel.root.output, program),
    ...describeKernel(kernel, arena.write(kernel.root.output, kernel), { sourceOf, isView }),
  }));
}

function namedSources({ data, parameters }: Program): Map<number, NamedSource> {
  const sources = new Map<number, NamedSource>();
  for (const [node, { id }] of data) sources.set(id, { kind: 'data', from: [node] });
  for (const { name, value, sum } of parameters) {
    sources.set(value.id, { kind: 'parameter', from: [name] });
    if (sum) sources.set(sum.id, { kind: 'slot', from: [`${name}/${GRADIENT_SUM}`] });
  }
  return sources;
}

function phaseOf({ id }: Value, { phaseStarts }: Program): Phase {
  if (id < phaseStarts.backward) return 'forward';
  return id < phaseStarts.update ? 'backward' : 'update';
}

function countFlops(kernels: readonly ListedKernel[], batch: number): ListedFlops {
  const flopsOf = (wanted: Phase) => kernels.reduce((total, { phase, flops }) => total + (phase === wanted ? flops : 0), 0);
  const [forward, backward, update] = [flopsOf('forward'), flopsOf('backward'), flopsOf('update')];
  const total = forward + backward + update;
  return { forward, backward, update, total, perSample: total / batch };
}
