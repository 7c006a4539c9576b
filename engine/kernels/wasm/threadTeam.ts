import { instantiate, type WasmExports, type WasmMemory, type WasmModule } from '../../wasm/index.ts';

/**
 * What the threads share besides a model's memory. One word says which program to run: its upper half counts calls, so
 * that a call differs from the one before; counter and program change at once, so that no helper takes one for another.
 */
const CALL = 0;
/** How many helpers sleep: waking is a call into the system, and seldom needed. */
const SLEEPERS = 1;
const CONTROL_BYTES = 8;
const PROGRAM_BITS = 16;
const PROGRAM_MASK = (1 << PROGRAM_BITS) - 1;
/** Instead of a program: go and read the messages. */
const READ_MESSAGES = PROGRAM_MASK;
/** Looks at the word so many times before it sleeps: about the time between two steps. */
const SPINS = 50_000;

/** A program that helpers shall know. */
export interface TeamMessage {
  readonly program: number;
  readonly module: WasmModule;
  readonly memory: WasmMemory;
  /** The last call when the message was sent: what comes after it is still to be done. */
  readonly call: number;
}

/** What a helper is started with. */
export interface HelperStart {
  readonly control: SharedArrayBuffer;
  /** Counts from 1; 0 is the thread that calls. */
  readonly thread: number;
}

/** A thread that the host started for the team. */
export interface HelperThread {
  postMessage(message: TeamMessage): void;
}

/**
 * The threads that run programs together with the one that holds this. Each runs the same code on the same memory; the program
 * itself says where they wait for each other.
 */
export class ThreadTeam {
  /** With the one that calls. */
  readonly size: number;
  readonly #control: Int32Array;
  readonly #start: (helper: HelperStart) => HelperThread;
  #helpers: readonly HelperThread[] | undefined;
  #programs = 0;
  #calls = 0;

  /** @param start starts one helper, a thread in which a {@link TeamHelper} receives the messages; called when there is work */
  constructor(size: number, start: (helper: HelperStart) => HelperThread) {
    this.size = size;
    this.#control = new Int32Array(new SharedArrayBuffer(CONTROL_BYTES));
    this.#start = start;
  }

  /** Makes a program known to every helper. @returns what to call it by */
  load(module: WasmModule, memory: WasmMemory): number {
    const program = this.#programs++;
    const control = this.#control.buffer as SharedArrayBuffer;
    this.#helpers ??= Array.from({ length: this.size - 1 }, (_, index) => this.#start({ control, thread: index + 1 }));
    const call = this.call(READ_MESSAGES);
    for (const helper of this.#helpers) helper.postMessage({ program, module, memory, call });
    return program;
  }

  /** Sets every helper to work on a program. They are done when the program's last barrier lets the caller through. */
  call(program: number): number {
    this.#calls++;
    const call = (this.#calls << PROGRAM_BITS) | program;
    Atomics.store(this.#control, CALL, call);
    if (Atomics.load(this.#control, SLEEPERS) > 0) Atomics.notify(this.#control, CALL);
    return call;
  }
}

/** The end of a team in a helper's own thread. */
export class TeamHelper {
  readonly #control: Int32Array;
  readonly #thread: number;
  readonly #programs = new Map<number, WasmExports>();

  constructor({ control, thread }: HelperStart) {
    this.#control = new Int32Array(control);
    this.#thread = thread;
  }

  /** Takes a message, then works until there is another one to read. */
  receive({ program, module, memory, call }: TeamMessage): void {
    this.#programs.set(program, instantiate(module, memory));
    for (let last = call; ; ) {
      last = this.#awaitCall(last);
      const called = this.#programs.get(last & PROGRAM_MASK);
      // A program that is not known yet is in a message, and so is the one that asks to read them.
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
