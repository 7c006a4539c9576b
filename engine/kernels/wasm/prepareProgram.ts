import { GRADIENT_SUM, makeUpdateRule, type Program, type ProgramUpdate } from '../../compile/index.ts';
import {
  groupUpdates,
  type Kernel,
  type ScheduledProgram,
  scheduleProgram,
  simplify,
  type UpdateGroup,
} from '../../compile/schedule/index.ts';
import { sizeOf, type Value } from '../../ops/index.ts';
import { type FunctionBuilder, ModuleBuilder } from '../../wasm/index.ts';
import { aligned } from '../memory/addressSpace.ts';
import { requireProgramMemory } from '../memory/requireMemory.ts';
import { bindKernel, overreadOf, scratchOf } from './bindKernel.ts';
import { bindProjections } from './bindProjections.ts';
import { emitProgram } from './emitProgram.ts';
import { gatherKernel } from './gatherKernel.ts';
import type { KernelTarget } from './kernelFunction.ts';
import { BYTES } from './lanes.ts';
import { mapKernel } from './mapKernel.ts';
import { type PlacedKernel, type Stretch, schedulePhases } from './schedulePhases.ts';
import { sliceKernel } from './sliceKernel.ts';
import { CONTEXT, type WasmState } from './wasmState.ts';

/** Padding after the last value, so that it can be read as whole vectors. */
const OVERREAD = 64;

export interface PrepareOptions {
  readonly threads: number;
  readonly hasFma: boolean;
  readonly maximumBytes: number;
}

/** A program as code, with its memory layout. */
export interface PreparedProgram {
  readonly code: Uint8Array<ArrayBuffer>;
  /** The address of a kept value. */
  addressOf(value: Value): number;
  /** Number of threads: all available ones, or one if nothing is worth sharing. */
  readonly threads: number;
  /** Required memory in bytes. */
  readonly bytes: number;
  /** Address of a batch's sample indices, one word each; undefined if no kernel gathers. */
  readonly selection: number | undefined;
  /** Memory contents required before it runs. */
  readonly tables: readonly { readonly address: number; readonly words: readonly number[] }[];
  /** The names of the update's scalars, in memory order. */
  readonly scalars: readonly string[];
}

/** Tables that kernels read at run time, after the arena. */
class Tables {
  readonly entries: { readonly address: number; readonly words: readonly number[] }[] = [];
  end: number;

  constructor(start: number) {
    this.end = start;
  }

  add(words: readonly number[]): number {
    const address = this.end;
    this.entries.push({ address, words });
    this.end += words.length * BYTES;
    return address;
  }
}

/**
 * Compiles a program for the memory of a state: kernels, layout and code.
 * @throws UserError memory.tooLarge
 */
export function prepareProgram(program: Program, state: WasmState, options: PrepareOptions): PreparedProgram {
  const scheduled = scheduleProgram(program);
  const { schedule } = scheduled;
  const layout = layOutValues(program, scheduled, state);
  requireProgramMemory(program, scheduled, layout.end, options.maximumBytes);
  const target: KernelTarget = {
    module: new ModuleBuilder(),
    hasFma: options.hasFma,
    emitted: new Map<string, FunctionBuilder>(),
  };
  const tables = new Tables(aligned(layout.end));
  const site = {
    addressOf: layout.addressOf,
    randomContext: CONTEXT.random,
    addTable: (words: readonly number[]) => tables.add(words),
  };
  const kernels = schedule.kernels.map(
    (kernel): PlacedKernel => ({ kernel: bindKernel(target, kernel, site), ...touches(kernel, layout) }),
  );
  const updates = program.update ? bindUpdates(target, program, program.update, state, layout) : [];
  const scratchBytes = aligned(largest(schedule.kernels, (kernel) => scratchOf(target, kernel)));
  const projections = bindProjections(target, program.projections, state, site, aligned(tables.end));
  const selection = aligned(projections.end);
  const gathers = bindGathers(target, program, state, layout, selection);
  const scratch = aligned(selection + (gathers.length > 0 ? program.batch * BYTES : 0));
  const settled = program.stateUpdates.map((update) => bindStateUpdate(target, update, state, layout));
  const phases = schedulePhases([...gathers, ...kernels, ...updates, ...projections.kernels, ...settled], options.threads);
  const threads = phases.some(({ isShared }) => isShared) ? options.threads : 1;
  emitProgram(target, phases, {
    threads,
    barrierAddress: CONTEXT.barrier,
    scratch,
    scratchBytes,
  });
  const overread = Math.max(
    OVERREAD,
    largest(schedule.kernels, (kernel) => overreadOf(target, kernel)),
  );
  return {
    code: target.module.build(options.maximumBytes),
    addressOf: (value) => layout.addressOf(value.id),
    threads,
    bytes: scratch + threads * scratchBytes + overread,
    selection: gathers.length > 0 ? selection : undefined,
    tables: tables.entries,
    scalars: program.update ? scalarNames(program.update) : [],
  };
}

/** The largest requirement of any kernel; there may be more kernels than a call takes arguments. */
function largest(kernels: readonly Kernel[], needOf: (kernel: Kernel) => number): number {
  return kernels.reduce((most, kernel) => Math.max(most, needOf(kernel)), 0);
}

/** Gathers the selected samples from the state's columns. */
function bindGathers(
  target: KernelTarget,
  program: Program,
  state: WasmState,
  layout: MemoryLayout,
  selection: number,
): PlacedKernel[] {
  return [...program.data].flatMap(([nodeId, value]) => {
    const held = state.columns.get(nodeId);
    if (!held) return [];
    const output = layout.addressOf(value.id);
    const kernel = gatherKernel(target, { held, rows: program.batch }, { selection, output });
    return [{ kernel, reads: [], write: { from: output, to: output + sizeOf(value.shape) * BYTES } }];
  });
}

/** Addresses of values. */
interface MemoryLayout {
  addressOf(id: number): number;
  readonly end: number;
}

/**
 * Parameters are in the state. Their gradients are in a block with the same layout before the arena, so that one loop can update
 * them all.
 */
function layOutValues(program: Program, { gradients, plan, storageIdOf }: ScheduledProgram, state: WasmState): MemoryLayout {
  const storage = new Map<number, number>();
  const offsetOf = (name: string) => state.offsets.get(name) ?? 0;
  for (const { name, value, sum } of program.parameters) {
    storage.set(value.id, state.parameterAddress + offsetOf(name));
    if (sum) storage.set(sum.id, (state.slotAddresses.get(GRADIENT_SUM) ?? 0) + offsetOf(name));
  }
  for (const [id, name] of gradients) storage.set(id, state.arena + offsetOf(name));
  const start = state.arena + (program.update ? state.parameterBytes : 0);
  for (const [id, offset] of plan.offsets) storage.set(id, start + offset);
  return {
    addressOf(id) {
      const address = storage.get(storageIdOf(id));
      if (address === undefined) throw new Error(`value ${id} is not stored`);
      return address;
    },
    end: start + plan.bytes,
  };
}

function touches(kernel: Kernel, layout: MemoryLayout): Pick<PlacedKernel, 'reads' | 'write'> {
  const stretch = ({ id, shape }: Value): Stretch => {
    const from = layout.addressOf(id);
    return { from, to: from + sizeOf(shape) * BYTES };
  };
  return { reads: kernel.reads.map(stretch), write: stretch(kernel.root.output) };
}

function bindUpdates(
  target: KernelTarget,
  program: Program,
  update: ProgramUpdate,
  state: WasmState,
  layout: MemoryLayout,
): PlacedKernel[] {
  const { offsets } = state;
  return groupUpdates(program.parameters, { offsets, addressOf: layout.addressOf }).map((group) =>
    bindUpdate(target, group, update, state),
  );
}

function bindUpdate(
  target: KernelTarget,
  { offset, gradient, bytes }: UpdateGroup,
  update: ProgramUpdate,
  state: WasmState,
): PlacedKernel {
  const rule = makeUpdateRule(update, [bytes / BYTES]);
  const parameter = state.parameterAddress + offset;
  const addresses = new Map<number, number>([
    [rule.parameter.id, parameter],
    [rule.gradient.id, gradient],
  ]);
  if (rule.newParameter) addresses.set(rule.newParameter.id, parameter);
  for (const [slot, { id }] of rule.slots) addresses.set(id, (state.slotAddresses.get(slot) ?? 0) + offset);
  for (const [slot, { id }] of rule.newSlots) addresses.set(id, (state.slotAddresses.get(slot) ?? 0) + offset);
  [...rule.scalars.values()].forEach(({ id }, index) => {
    addresses.set(id, CONTEXT.scalars + index * BYTES);
  });
  const task = {
    operations: simplify(rule.operations, new Set()),
    reads: [rule.parameter, rule.gradient, ...rule.slots.values(), ...rule.scalars.values()],
    writes: [...(rule.newParameter ? [rule.newParameter] : []), ...rule.newSlots.values()].map(({ id }) => id),
    space: rule.parameter.shape,
  };
  const kernel = mapKernel(target, task, (id) => addresses.get(id) ?? 0);
  const stretch = (from: number): Stretch => ({ from, to: from + bytes });
  return { kernel, reads: [stretch(gradient)], write: stretch(parameter) };
}

/** Copies a new value into a parameter. */
function bindStateUpdate(
  target: KernelTarget,
  { name, value }: Program['stateUpdates'][number],
  state: WasmState,
  layout: MemoryLayout,
): PlacedKernel {
  const [from, to] = [layout.addressOf(value.id), state.parameterAddress + (state.offsets.get(name) ?? 0)];
  const shape = value.shape.length > 0 ? value.shape : [1];
  const task = { small: shape, large: shape, start: shape.map(() => 0), direction: 'toLarge', clears: false } as const;
  const bytes = sizeOf(shape) * BYTES;
  const kernel = sliceKernel(target, task, { small: from, large: to });
  return { kernel, reads: [{ from, to: from + bytes }], write: { from: to, to: to + bytes } };
}

function scalarNames(update: ProgramUpdate): string[] {
  return [...makeUpdateRule(update, []).scalars.keys()];
}
