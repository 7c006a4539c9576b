import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  type Transferable,
  Worker,
  workerData,
} from 'node:worker_threads';

/** What a helper is started with. */
interface HelperStart {
  readonly port: MessagePort;
  /** Becomes 1 with each answer. */
  readonly signal: Int32Array<SharedArrayBuffer>;
}

type Reply<Answer> = { readonly answer: Answer } | { readonly failure: string };

/** A helper that says nothing for so long has died, or could not start. */
const LONGEST_WAIT_MS = { start: 60_000, answer: 300_000 } as const;

/**
 * Memory for objects that are gone soon, as most are, and for others. V8 would let the former take more than a hundred, and the smaller
 * the limit of the latter, the sooner it looks for those that are gone.
 */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1024 } as const;

/**
 * A thread for libraries that only answer later: this thread sleeps until the answer is there. Data is read in threads that do nothing
 * else, and everything above the readers – replays, runs, the lens – stays synchronous.
 */
export class HelperThread<Request, Answer> {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #signal = new Int32Array(new SharedArrayBuffer(4));

  /**
   * @param name of the helper's module, which stands beside the calling one, in the sources and in the build
   * @param caller `import.meta.url` of the calling module
   */
  constructor(name: string, caller: string) {
    const { port1, port2 } = new MessageChannel();
    const url = new URL(`./${name}.${caller.endsWith('.ts') ? 'ts' : 'js'}`, caller);
    this.#port = port1;
    this.#worker = new Worker(url, {
      workerData: { port: port2, signal: this.#signal } satisfies HelperStart,
      transferList: [port2],
      execArgv: [],
      resourceLimits: LIMITS,
    });
    this.#worker.unref();
    this.#receive(LONGEST_WAIT_MS.start);
  }

  /**
   * @param transfer memory of the request, which is the helper's then
   * @throws Error with the text of what the helper threw
   */
  ask(request: Request, transfer: readonly Transferable[] = []): Answer {
    this.#port.postMessage(request, transfer);
    const reply: Reply<Answer> = this.#receive(LONGEST_WAIT_MS.answer);
    if ('failure' in reply) throw new Error(reply.failure);
    return reply.answer;
  }

  #receive(longestMs: number) {
    // The notification of the answer before can come late, and is none of this one.
    while (Atomics.load(this.#signal, 0) === 0)
      if (Atomics.wait(this.#signal, 0, 0, longestMs) === 'timed-out') throw new Error('the helper thread does not answer');
    Atomics.store(this.#signal, 0, 0);
    return receiveMessageOnPort(this.#port)?.message;
  }

  close(): void {
    this.#port.close();
    void this.#worker.terminate();
  }
}

/** Answers the requests to a helper thread, one after the other. To be called by its module. */
export function answerRequests<Request, Answer>(
  answer: (request: Request) => Promise<{ readonly answer: Answer; readonly transfer?: readonly Transferable[] }>,
): void {
  const { port, signal }: HelperStart = workerData;
  const send = (reply: Reply<Answer> | 'ready', transfer?: readonly Transferable[]) => {
    port.postMessage(reply, transfer);
    Atomics.store(signal, 0, 1);
    Atomics.notify(signal, 0);
  };
  port.on('message', async (request: Request) => {
    try {
      const { answer: found, transfer } = await answer(request);
      send({ answer: found }, transfer);
    } catch (error) {
      send({ failure: error instanceof Error ? error.message : String(error) });
    }
  });
  send('ready');
}
