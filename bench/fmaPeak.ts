import {
  compileModule,
  createMemory,
  f32x4,
  i32,
  instantiate,
  isValid,
  ModuleBuilder,
  repeatWhile,
  type V128,
  v128,
} from '../engine/wasm/index.ts';
import { timeOf } from './rounds.ts';

const PAGE = 65_536;
/** Number of independent chains: enough to hide the latency of an addition, and few enough for sixteen registers. */
const CHAINS = 12;
/** Multiply-adds per chain between two checks of the counter. */
const UNROLLED = 8;
const LANES = 4;
const TURNS = 200_000;
/** The peak is the best of several tries, to exclude interruptions. */
const TRIES = 8;

/** The throughput of 128-bit multiply-adds on one thread, in WebAssembly. */
export interface FmaPeak {
  /** True if the host has a fused multiply-add. */
  readonly hasFma: boolean;
  /** In GFLOP/s; takes about 25 ms. */
  measure(): number;
}

/** Creates a loop that only multiplies and adds in registers. */
export function createFmaPeak(): FmaPeak {
  const fused = emitLoop(f32x4.relaxedMadd);
  const hasFma = isValid(fused);
  const code = hasFma ? fused : emitLoop((a, b, c) => f32x4.add(f32x4.mul(a, b), c));
  const { run } = instantiate(compileModule(code), createMemory(PAGE));
  return {
    hasFma,
    measure() {
      const milliseconds = Math.min(...Array.from({ length: TRIES }, () => timeOf(() => run(TURNS))));
      return (2 * LANES * CHAINS * UNROLLED * TURNS) / milliseconds / 1e6;
    },
  };
}

function emitLoop(multiplyAdd: (a: V128, b: V128, c: V128) => V128): Uint8Array<ArrayBuffer> {
  const module = new ModuleBuilder();
  const builder = module.function('run');
  const turns = builder.parameter('i32');
  const [factor, offset] = [builder.local('v128'), builder.local('v128')];
  const chains = Array.from({ length: CHAINS }, () => builder.local('v128'));
  const round = chains.map((chain) => chain.set(multiplyAdd(chain.get, factor.get, offset.get)));
  builder.emit(
    // Each chain converges to 2: it neither overflows nor becomes subnormal, which would be slower.
    factor.set(f32x4.const(0.5)),
    offset.set(f32x4.const(1)),
    ...chains.map((chain, index) => chain.set(f32x4.const(index))),
    repeatWhile(turns.tee(i32.sub(turns.get, i32.const(1))), ...Array.from({ length: UNROLLED }, () => round).flat()),
    // Stored, so that the work is not optimized away.
    ...chains.map((chain, index) => v128.store(i32.const(index * 16), chain.get)),
  );
  return module.build(PAGE);
}
