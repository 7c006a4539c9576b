import { atomic, drop, i32, repeatWhile, when } from '../../wasm/index.ts';
import { emitOnce, type KernelTarget } from './kernelFunction.ts';

/** Spin count before sleeping: longer than any thread lags unless it is preempted. */
const SPINS = 200_000;

/** Three words of shared memory: the number of arrived threads, the generation, and the number of sleepers. */
export const BARRIER_BYTES = 12;

/**
 * A barrier for all threads: spins, then sleeps (a sense-reversing barrier, Mellor-Crummey and Scott, 1991). The last thread
 * makes the wake-up system call only if any sleeps. A thread that registers too late to be woken finds the generation changed and
 * does not sleep.
 */
export function barrier(target: KernelTarget, threads: number, address: number) {
  return emitOnce(target, 'barrier', (builder) => {
    const [round, spins] = builder.locals('i32', 2);
    const arrived = i32.const(address);
    const rounds = i32.const(address + 4);
    const sleepers = i32.const(address + 8);
    builder.emit(
      round.set(atomic.load(rounds)),
      when(
        i32.eq(atomic.add(arrived, i32.const(1)), i32.const(threads - 1)),
        [
          atomic.store(arrived, i32.const(0)),
          atomic.store(rounds, i32.add(round.get, i32.const(1))),
          when(atomic.load(sleepers), [drop(atomic.notify(rounds, i32.const(threads)))]),
        ],
        [
          spins.set(i32.const(SPINS)),
          repeatWhile(
            i32.eq(atomic.load(rounds), round.get),
            when(
              spins.get,
              [spins.set(i32.sub(spins.get, i32.const(1)))],
              [
                drop(atomic.add(sleepers, i32.const(1))),
                drop(atomic.wait(rounds, round.get)),
                drop(atomic.add(sleepers, i32.const(-1))),
              ],
            ),
          ),
        ],
      ),
    );
  }).call();
}
