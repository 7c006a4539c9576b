import { instantiate, type WasmExports, type WasmMemory, type WasmModule } from '../../wasm/index.ts';

/**
 * State that threads share besides a model's memory. One word selects the program; its upper half counts calls, so that
 * consecutive calls differ. Counter and program change atomically, so that no helper mistakes one for another.
 */
const CALL = 0;
/** Number of sleeping helpers: waking is a system call and seldom needed. */
const SLEEPERS = 1;
const CONTROL_BYTES = 8;
const PROGRAM_BITS = 16;
const PROGRAM_MASK = (1 << PROGRAM_BITS) - 1;
/** In place of a program: read the messages. */
const READ_MESSAGES = PROGRAM_MASK;
/** Spin count before sleeping: about the time between two steps. */
const SPINS = 50_000;

/** A program for the helpers to load. */
export interface TeamMessage {
  readonly program: number;
  readonly module: WasmModule;
  readonly memory: WasmMemory;
  /** The last call when the message was sent; later ones are still to run. */
  readonly call: number;
}

/** The start data of a helper. */
export interface HelperStart {
  readonly control: SharedArrayBuffer;
  /** From 1; 0 is the calling thread. */
  readonly thread: number;
}

/** A thread that the host started for the team. */
export interface HelperThread {
  postMessage(message: TeamMessage): void;
}

/**
 * The threads that run programs together with the calling one. Each runs the same code on the same memory, synchronized by the
 * program's barriers.
 */
export class ThreadTeam {
  /** Including the calling thread. */
  readonly size: number;
  readonly #control: Int32Array;
  readonly #start: (helper: HelperStart) => HelperThread;
  #helpers: readonly HelperThread[] | undefined;
  #programs = 0;
  #calls = 0;

  /** @param start starts a helper, a thread in which a {@link TeamHelper} receives the messages; called on first use */
  constructor(size: number, start: (helper: HelperStart) => HelperThread) {
    this.size = size;
    this.#control = new Int32Array(new SharedArrayBuffer(CONTROL_BYTES));
    this.#start = start;
  }

  /** Loads a program in every helper. @returns its number */
  load(module: WasmModule, memory: WasmMemory): number {
    const program = this.#programs++;
    const control = this.#control.buffer as SharedArrayBuffer;
    this.#helpers ??= Array.from({ length: this.size - 1 }, (_, index) => this.#start({ control, thread: index + 1 }));
    const call = this.call(READ_MESSAGES);
    for (const helper of this.#helpers) helper.postMessage({ program, module, memory, call });
    return program;
  }

  /** Starts a program on every helper. They are done when the program's last barrier releases the caller. */
  call(program: number): number {
    this.#calls++;
    const call = (this.#calls << PROGRAM_BITS) | program;
    Atomics.store(this.#control, CALL, call);
    if (Atomics.load(this.#control, SLEEPERS) > 0) Atomics.notify(this.#control, CALL);
    return call;
  }
}

/** The helper's side of a team, in its own thread. */
export class TeamHelper {
  readonly #control: Int32Array;
  readonly #thread: number;
  readonly #programs = new Map<number, WasmExports>();

  constructor({ control, thread }: HelperStart) {
    this.#control = new Int32Array(control);
    this.#thread = thread;
  }

  /** Takes a message, then works until there is another to read. */
  receive({ program, module, memory, call }: TeamMessage): void {
    this.#programs.set(program, instantiate(module, memory));
    for (let last = call; ; ) {
      last = this.#awaitCall(last);
      const called = this.#programs.get(last & PROGRAM_MASK);
      // An unknown program is in a message, as is a request to read messages.
      if (!called) return;
      called.run(this.#thread);
    }
  }

  #awaitCall(last: number): number {
    for (let spin = 0; spin < SPINS; spin++) {
      const call = Atomics.load(this.#control, CALL);
      if (call !== last) return call;
    }
    Atomics.add(this.#control, SLEEPERS, 1);
    Atomics.wait(this.#control, CALL, last);
    Atomics.sub(this.#control, SLEEPERS, 1);
    return Atomics.load(this.#control, CALL);
  }
}
