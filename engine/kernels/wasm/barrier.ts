import { atomic, drop, i32, repeatWhile, when } from '../../wasm/index.ts';
import { emitOnce, type KernelTarget } from './kernelFunction.ts';

/** Looks at the word so many times before it sleeps: about as long as a small kernel takes. */
const SPINS = 20_000;

/** Two words of shared memory: how many threads have arrived, and how often all have. */
export const BARRIER_BYTES = 8;

/**
 * A point that every thread waits at until all have come: it spins, then sleeps (a sense-reversing barrier, Mellor-Crummey
 * and Scott, 1991).
 */
export function barrier(target: KernelTarget, threads: number, address: number) {
  return emitOnce(target, 'barrier', (builder) => {
    const [round, spins] = [builder.local('i32'), builder.local('i32')];
    const arrived = i32.const(address);
    const rounds = i32.const(address + 4);
    builder.emit(
      round.set(atomic.load(rounds)),
      when(
        i32.eq(atomic.add(arrived, i32.const(1)), i32.const(threads - 1)),
        [
          atomic.store(arrived, i32.const(0)),
          atomic.store(rounds, i32.add(round.get, i32.const(1))),
          drop(atomic.notify(rounds, i32.const(threads))),
        ],
        [
          spins.set(i32.const(SPINS)),
          repeatWhile(
            i32.eq(atomic.load(rounds), round.get),
            when(spins.get, [spins.set(i32.sub(spins.get, i32.const(1)))], [drop(atomic.wait(rounds, round.get))]),
          ),
        ],
      ),
    );
  }).call();
}
