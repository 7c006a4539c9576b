import type { Control } from '#engine/training/index.ts';

/** What a person asks of a run. `step` trains one step and pauses; `interrupt` stops so that the run can be resumed. */
const COMMANDS = ['run', 'pause', 'step', 'stop', 'interrupt'] as const;
export type Command = (typeof COMMANDS)[number];
const [RUN, PAUSE, STEP] = [0, 1, 2];

/** The layout of the shared memory: a command (int32), 4 bytes unused, a learning rate (float64, 0 for none). */
const COMMAND = 0;
const LEARNING_RATE = 1;
const BYTES = 16;

export function createControlBuffer(): SharedArrayBuffer {
  return new SharedArrayBuffer(BYTES);
}

/** The end of the shared memory that asks: in the main thread. */
export class RunControl {
  readonly #commands: Int32Array;
  readonly #numbers: BigInt64Array;

  constructor(buffer: SharedArrayBuffer) {
    this.#commands = new Int32Array(buffer);
    this.#numbers = new BigInt64Array(buffer);
  }

  send(command: Command): void {
    Atomics.store(this.#commands, COMMAND, COMMANDS.indexOf(command));
    Atomics.notify(this.#commands, COMMAND);
  }

  /** From the next step on. */
  setLearningRate(learningRate: number): void {
    Atomics.store(this.#numbers, LEARNING_RATE, new BigInt64Array(Float64Array.of(learningRate).buffer)[0]);
  }
}

/** What the end that trains does around a pause. */
export interface PauseHooks {
  /** The run is about to sleep. */
  readonly onPause: () => void;
  readonly onGoOn: () => void;
}

/** The end of the shared memory that obeys: in the worker. It is polled between steps and sleeps while paused. */
export class WorkerControl implements Pick<Control, 'next'> {
  readonly #commands: Int32Array;
  readonly #numbers: BigInt64Array;
  readonly #hooks: PauseHooks;
  #isPaused = false;

  constructor(buffer: SharedArrayBuffer, hooks: PauseHooks) {
    this.#commands = new Int32Array(buffer);
    this.#numbers = new BigInt64Array(buffer);
    this.#hooks = hooks;
  }

  next(beforePause: () => void): 'continue' | 'stop' {
    for (;;) {
      const command = Atomics.load(this.#commands, COMMAND);
      if (command === PAUSE) {
        this.#pause(beforePause);
        Atomics.wait(this.#commands, COMMAND, PAUSE);
        continue;
      }
      this.#goOn();
      // The main thread may have asked for something else meanwhile: that then stands.
      if (command === STEP) Atomics.compareExchange(this.#commands, COMMAND, STEP, PAUSE);
      return command === RUN || command === STEP ? 'continue' : 'stop';
    }
  }

  /** What was asked last. */
  get command(): Command {
    return COMMANDS[Atomics.load(this.#commands, COMMAND)];
  }

  /** The learning rate that a person set, if one did. */
  get learningRate(): number | undefined {
    const bits = Atomics.load(this.#numbers, LEARNING_RATE);
    return bits === 0n ? undefined : new Float64Array(BigInt64Array.of(bits).buffer)[0];
  }

  #pause(beforePause: () => void): void {
    if (this.#isPaused) return;
    this.#isPaused = true;
    beforePause();
    this.#hooks.onPause();
  }

  #goOn(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#hooks.onGoOn();
  }
}
