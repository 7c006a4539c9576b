import { isConstant, sizeOf, sumFlops } from '../../ops/index.ts';
import type { Program } from '../program.ts';
import type { Projection } from '../projection.ts';
import {
  fuse,
  groupUpdates,
  type ParameterBlock,
  planMemory,
  type ScheduledProgram,
  simplify,
  type UpdateGroup,
} from '../schedule/index.ts';
import { makeUpdateRule, type ProgramUpdate } from '../updateRule.ts';
import type { ArenaPlaces } from './arenaPlaces.ts';
import { type DescribedKernel, describeKernel, type NamedSource } from './describeKernel.ts';
import type { ListedInput, Place } from './programListing.ts';

const BYTES = 4;

/** The optimizer's loops, one per contiguous group of parameters. */
export function describeUpdates(
  { update, parameters }: Program,
  { block: { offsets } }: ScheduledProgram,
  arena: ArenaPlaces,
): DescribedKernel[] {
  if (!update) return [];
  const groups = groupUpdates(parameters, { offsets, addressOf: (id) => arena.offsetOf(id) });
  return groups.map((group) => describeUpdate(group, update));
}

function describeUpdate({ names, offset, bytes }: UpdateGroup, update: ProgramUpdate): DescribedKernel {
  const shape = [bytes / BYTES];
  const rule = makeUpdateRule(update, shape);
  const operations = simplify(rule.operations, new Set()).filter((operation) => !isConstant(operation));
  const inputs: ListedInput[] = [
    ...(rule.newParameter ? [{ kind: 'parameter', from: names, shape, isView: false } as const] : []),
    { kind: 'gradient', from: names, shape, isView: false },
    ...[...rule.slots.keys()].map((slot) => ({ kind: 'slot', from: [slot], shape, isView: false }) as const),
  ];
  const written = (rule.newParameter ? 1 : 0) + rule.newSlots.size;
  return {
    phase: 'update',
    nodes: [...new Set(names.map(nodeOf))],
    operations: operations.map(({ op }) => op.type),
    inputs,
    output: { shape, place: { area: 'parameters', offset, bytes, reuse: 'inPlace' } },
    flops: sumFlops(operations),
    bytesMoved: (inputs.length + written) * bytes,
  };
}

/**
 * The max-norm projections, one after the other.
 * @param before number of preceding kernels
 */
export function describeProjections({ projections }: Program, scheduled: ScheduledProgram, before: number): DescribedKernel[] {
  const described: DescribedKernel[] = [];
  for (const projection of projections) described.push(...describeProjection(projection, scheduled, before + described.length));
  return described;
}

function describeProjection(
  { name, operations, parameter, projected }: Projection,
  { block }: ScheduledProgram,
  before: number,
): DescribedKernel[] {
  const result = new Set([projected.id]);
  const { kernels } = fuse(simplify(operations, result), result);
  const plan = planMemory({ kernels, storageOf: (value) => value }, [], new Set(), result);
  const sources = new Map<number, NamedSource>([[parameter.id, { kind: 'parameter', from: [name] }]]);
  return kernels.map((kernel, index) => {
    const { id, shape } = kernel.root.output;
    const bytes = sizeOf(shape) * BYTES;
    const offset = plan.offsets.get(id) ?? 0;
    const isInPlace = kernel.reads.some((value) => plan.offsets.get(value.id) === offset);
    const scratch: Place = { area: 'scratch', offset, bytes, reuse: isInPlace ? 'inPlace' : 'none' };
    const place = id === projected.id ? parameterPlace(name, bytes, block) : scratch;
    const described = describeKernel(kernel, place, { sourceOf: (value) => sources.get(value.id), isView: () => false });
    sources.set(id, { kind: 'kernel', from: [`${before + index + 1}`] });
    return { phase: 'update', ...described, nodes: [nodeOf(name)] };
  });
}

/** Updates of running averages. */
export function describeStateUpdates({ stateUpdates }: Program, scheduled: ScheduledProgram): DescribedKernel[] {
  const { schedule, block, storageIdOf } = scheduled;
  const numbers = new Map(schedule.kernels.map(({ root }, index) => [root.output.id, `${index + 1}`]));
  return stateUpdates.map(({ name, value: { id, shape } }) => {
    const bytes = sizeOf(shape) * BYTES;
    const from = numbers.get(storageIdOf(id));
    return {
      phase: 'update',
      nodes: [nodeOf(name)],
      operations: ['copy'],
      inputs: from === undefined ? [] : [{ kind: 'kernel', from: [from], shape, isView: storageIdOf(id) !== id }],
      output: { shape, place: parameterPlace(name, bytes, block) },
      flops: 0,
      bytesMoved: 2 * bytes,
    };
  });
}

function parameterPlace(name: string, bytes: number, block: ParameterBlock): Place {
  return { area: 'parameters', offset: block.offsets.get(name) ?? 0, bytes, reuse: 'inPlace' };
}

/** A parameter's node: names are `<node>.<weight>`. */
const nodeOf = (parameter: string): string => parameter.slice(0, parameter.lastIndexOf('.'));
