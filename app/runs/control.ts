import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { SettingValue } from '#engine/graph/index.ts';
import type { Control } from '#engine/training/index.ts';

/**
 * A user's commands to a run. `step` trains one step and pauses, `epoch` the rest of an epoch; `interrupt` stops so that the run can
 * be resumed.
 */
const COMMANDS = ['run', 'pause', 'step', 'epoch', 'stop', 'interrupt'] as const;
export type Command = (typeof COMMANDS)[number];
const [RUN, PAUSE, STEP, EPOCH] = [0, 1, 2, 3];

/** Layout of the shared memory: a command (int32), a count of sent messages (int32), a learning rate (float64, 0 for none). */
const COMMAND = 0;
const MESSAGES = 1;
const LEARNING_RATE = 1;
const BYTES = 16;

export function createControlBuffer(): SharedArrayBuffer {
  return new SharedArrayBuffer(BYTES);
}

/** True if the run shall end, even before it trains. */
export function isStopping(buffer: SharedArrayBuffer): boolean {
  const command = COMMANDS[Atomics.load(new Int32Array(buffer), COMMAND)];
  return command === 'stop' || command === 'interrupt';
}

/** The commanding end of the shared memory, in the main thread. */
export class RunControl {
  readonly #commands: Int32Array;
  readonly #numbers: BigInt64Array;

  readonly #port: MessagePort | undefined;

  /** @param port sends texts, which have no place in the shared memory */
  constructor(buffer: SharedArrayBuffer, port?: MessagePort) {
    this.#commands = new Int32Array(buffer);
    this.#numbers = new BigInt64Array(buffer);
    this.#port = port;
  }

  send(command: Command): void {
    Atomics.store(this.#commands, COMMAND, COMMANDS.indexOf(command));
    Atomics.notify(this.#commands, COMMAND);
  }

  /** From the next step on. */
  setLearningRate(learningRate: number): void {
    Atomics.store(this.#numbers, LEARNING_RATE, new BigInt64Array(Float64Array.of(learningRate).buffer)[0]);
  }

  /** From the next step on; null for none. */
  watchFor(condition: string | null): void {
    this.#post({ condition });
  }

  /** From the next step on. */
  changeSettings(settings: readonly SettingValue[]): void {
    this.#post({ settings });
  }

  #post(sent: Sent): void {
    this.#port?.postMessage(sent);
    Atomics.add(this.#commands, MESSAGES, 1);
  }
}

/** What has no place in the shared memory. */
type Sent = { readonly condition: string | null } | { readonly settings: readonly SettingValue[] };

/** Callbacks of the training end around a pause. */
export interface PauseHooks {
  /** Before the run sleeps. */
  readonly onPause: () => void;
  readonly onGoOn: () => void;
}

/** The training end of the shared memory, in the worker. Polled between steps; sleeps while paused. */
export class WorkerControl implements Pick<Control, 'next'> {
  readonly #commands: Int32Array;
  readonly #numbers: BigInt64Array;
  readonly #hooks: PauseHooks;
  readonly #port: MessagePort | undefined;
  #isPaused = false;
  #messagesSeen = 0;
  #condition: string | null | undefined;
  #settings: readonly SettingValue[] = [];

  /** @param port receives texts without the event loop, which training never reaches */
  constructor(buffer: SharedArrayBuffer, hooks: PauseHooks, port?: MessagePort) {
    this.#port = port;
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
      // A newer command of the main thread takes precedence.
      if (command === STEP) Atomics.compareExchange(this.#commands, COMMAND, STEP, PAUSE);
      return command === RUN || command === STEP || command === EPOCH ? 'continue' : 'stop';
    }
  }

  /** The last command. */
  get command(): Command {
    return COMMANDS[Atomics.load(this.#commands, COMMAND)];
  }

  /** The learning rate set by the user, if any. */
  get learningRate(): number | undefined {
    const bits = Atomics.load(this.#numbers, LEARNING_RATE);
    return bits === 0n ? undefined : new Float64Array(BigInt64Array.of(bits).buffer)[0];
  }

  /** Pauses before the next step, unless a newer command of the main thread says otherwise. */
  pauseNext(): void {
    Atomics.compareExchange(this.#commands, COMMAND, RUN, PAUSE);
    this.endEpoch();
  }

  /** After an epoch: pauses if it was to be the only one. */
  endEpoch(): void {
    Atomics.compareExchange(this.#commands, COMMAND, EPOCH, PAUSE);
  }

  /** The last condition that was set since the call before, null for none; undefined if it is unchanged. */
  takeCondition(): string | null | undefined {
    this.#receive();
    const condition = this.#condition;
    this.#condition = undefined;
    return condition;
  }

  /** The settings that were changed since the call before, each once, with its last value. */
  takeSettings(): readonly SettingValue[] {
    this.#receive();
    const settings = this.#settings;
    if (settings.length > 0) this.#settings = [];
    return settings;
  }

  #receive(): void {
    const sent = Atomics.load(this.#commands, MESSAGES);
    if (sent === this.#messagesSeen || !this.#port) return;
    this.#messagesSeen = sent;
    for (let next = receiveMessageOnPort(this.#port); next; next = receiveMessageOnPort(this.#port)) this.#keep(next.message);
  }

  #keep(sent: Sent): void {
    if ('condition' in sent) this.#condition = sent.condition;
    else this.#settings = merge(this.#settings, sent.settings);
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

function merge(settings: readonly SettingValue[], newer: readonly SettingValue[]): readonly SettingValue[] {
  const others = settings.filter(({ address }) => !newer.some((setting) => setting.address === address));
  return [...others, ...newer];
}
