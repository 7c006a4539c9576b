import { type Program, UpdateScalars } from '../../compile/index.ts';
import { message } from '../../messages/index.ts';
import { sizeOf, type Value } from '../../ops/index.ts';
import { compileModule, f32x4, instantiate, isValid, ModuleBuilder, reserve } from '../../wasm/index.ts';
import { type Executor, type LoadedProgram, type RunContext, setScalars } from '../executor/executor.ts';
import { gatherSamples, type Selection } from '../executor/samples.ts';
import type { TensorStatistics } from '../executor/statistics.ts';
import { MAXIMUM_BYTES } from '../memory/addressSpace.ts';
import { type Need, withMemory } from '../memory/memoryError.ts';
import { needOf, requireStateMemory } from '../memory/requireMemory.ts';
import { type PreparedProgram, prepareProgram } from './prepareProgram.ts';
import type { ThreadTeam } from './threadTeam.ts';
import { CONTEXT, WasmState } from './wasmState.ts';

/** Name of the fast executor in a run's record. */
export const WASM_EXECUTOR = 'wasm';

export interface WasmOptions {
  /** Threads that share large programs; small ones run on one. */
  readonly team?: ThreadTeam;
  /** True to use fused multiply-add. Default: if the host has it. */
  readonly hasFma?: boolean;
  /** Limit in bytes of samples held in memory for gather kernels; others are copied into each batch. */
  readonly mostColumnBytes?: number;
}

const HALF_OF_THE_MEMORY = MAXIMUM_BYTES / 2;

const needOfState: Need = (memory) => message('The parameters and the data need {{memory}} of memory', { memory });

/**
 * The fast executor: float32 in WebAssembly SIMD, with kernels emitted per program. A program is prepared once; a step is one
 * call and allocates nothing. Results do not depend on the number of threads.
 */
export function createWasmExecutor(options: WasmOptions = {}): Executor {
  const { team, hasFma = hostHasFma(), mostColumnBytes = HALF_OF_THE_MEMORY } = options;
  return {
    name: WASM_EXECUTOR,
    createState(parameters, slots = [], columns = new Map()) {
      requireStateMemory(parameters, slots);
      return withMemory(needOfState, () => new WasmState(parameters, slots, columns, mostColumnBytes));
    },
    load: (program, state) => withMemory(needOf(program), () => new WasmProgram(program, state as WasmState, hasFma, team)),
  };
}

const WORD = 0x100000000;

class WasmProgram implements LoadedProgram {
  readonly program: Program;
  readonly #state: WasmState;
  readonly #prepared: PreparedProgram;
  readonly #run: () => void;
  readonly #views = new Map<number, Float32Array>();
  readonly #selection: Uint32Array | undefined;
  readonly #random: Uint32Array;
  readonly #scalars: Float32Array;
  readonly #update: UpdateScalars | undefined;

  constructor(program: Program, state: WasmState, hasFma: boolean, team: ThreadTeam | undefined) {
    this.program = program;
    this.#state = state;
    this.#update = program.update && new UpdateScalars(program.update);
    this.#prepared = prepareProgram(program, state, {
      threads: team?.size ?? 1,
      hasFma,
      maximumBytes: MAXIMUM_BYTES,
    });
    reserve(state.memory, this.#prepared.bytes);
    this.#run = startProgram(this.#prepared, state, team);
    const { selection } = this.#prepared;
    if (selection !== undefined) this.#selection = new Uint32Array(state.memory.buffer, selection, program.batch);
    this.#random = new Uint32Array(state.memory.buffer, CONTEXT.random, 3);
    this.#scalars = new Float32Array(state.memory.buffer, CONTEXT.scalars, this.#prepared.scalars.length);
  }

  select(selection: Selection): void {
    const { order, start } = selection;
    const { batch, data } = this.program;
    if (this.#selection) for (let row = 0; row < batch; row++) this.#selection[row] = order[start + row];
    for (const [nodeId, column] of this.#state.otherColumns) {
      const value = data.get(nodeId);
      if (value) gatherSamples(column, selection, batch, this.read(value));
    }
  }

  get bytes(): number {
    return this.#prepared.bytes;
  }

  dataOf(nodeId: string): Float32Array {
    const value = this.program.data.get(nodeId);
    if (!value) throw new Error(`'${nodeId}' takes no data`);
    return this.read(value);
  }

  run(context: RunContext): void {
    const { seed, step } = context;
    if (this.#state.lastRun !== this) this.#writeTables();
    this.#random[0] = seed;
    this.#random[1] = Math.floor(seed / WORD);
    this.#random[2] = step;
    const { scalars } = this.#prepared;
    if (this.#update) {
      setScalars(this.#update, context);
      for (let index = 0; index < scalars.length; index++) this.#scalars[index] = this.#update.values[scalars[index]];
    }
    this.#run();
  }

  /** Programs share their memory: another one may have overwritten the tables. */
  #writeTables(): void {
    for (const { address, words } of this.#prepared.tables) {
      new Uint32Array(this.#state.memory.buffer, address, words.length).set(words);
    }
    this.#state.lastRun = this;
  }

  describe(value: Value): TensorStatistics {
    return this.#state.statistics.describe(this.read(value));
  }

  norm(value: Value): number {
    return this.#state.statistics.norm(this.read(value));
  }

  shareBelow(value: Value, of: Value, factor: number): number {
    return this.#state.statistics.shareBelow(this.read(value), this.read(of), factor);
  }

  read(value: Value): Float32Array {
    const known = this.#views.get(value.id);
    if (known) return known;
    const view = new Float32Array(this.#state.memory.buffer, this.#prepared.addressOf(value), sizeOf(value.shape));
    this.#views.set(value.id, view);
    return view;
  }
}

/** Loads the code on every thread that it runs on. */
function startProgram({ code, threads }: PreparedProgram, { memory }: WasmState, team: ThreadTeam | undefined): () => void {
  const module = compileModule(code);
  const { run } = instantiate(module, memory);
  if (!team || threads === 1) return () => run(0);
  const program = team.load(module, memory);
  return () => {
    team.call(program);
    run(0);
  };
}

const PAGE = 65_536;

/** True if the host has a fused multiply-add (relaxed SIMD). */
function hostHasFma(): boolean {
  known ??= isValid(probe());
  return known;
}

let known: boolean | undefined;

function probe(): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  const builder = module.function('probe');
  const sum = builder.local('v128');
  builder.emit(sum.set(f32x4.relaxedMadd(sum.get, sum.get, sum.get)));
  return module.build(PAGE);
}
