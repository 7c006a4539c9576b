import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Candidate, Start } from '../workloads/candidate.ts';
import { toChannelsFirst } from '../workloads/channelsFirst.ts';
import { shapeLayers, type Workload } from '../workloads/workloads.ts';

const PROGRAM = fileURLToPath(new URL('pytorch.py', import.meta.url));

/**
 * PyTorch on the CPU, in eager mode, with its own layers and optimizers, in a Python process controlled over standard streams.
 */
export const pytorch: Candidate = {
  name: 'pytorch',
  threaded: true,
  async prepare(workload, start, threads) {
    const python = new Conversation(spawn('python3', [PROGRAM], { stdio: ['pipe', 'pipe', 'pipe'] }));
    await python.ask(describeStart(workload, toChannelsFirst(workload, start), threads));
    return {
      async train(steps) {
        const { loss } = await python.ask({ steps });
        return typeof loss === 'number' ? loss : undefined;
      },
      close: () => python.end(),
    };
  },
};

function describeStart(workload: Workload, { inputs, targets, weights }: Start, threads: number): object {
  const encode = (numbers: Float32Array) =>
    Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
  return {
    workload,
    threads,
    features: shapeLayers(workload).map(({ input }) => input[input.length - 1]),
    inputs: encode(inputs),
    targets: encode(targets),
    weights: weights.flatMap(({ weight, bias }) => [encode(weight), encode(bias)]),
  };
}

type Answer = Readonly<Record<string, unknown>>;

/** A process that answers each line with a line. */
class Conversation {
  readonly #child: ChildProcess;
  readonly #answers: AsyncIterator<string>;
  #complaint = '';
  readonly #failed: Promise<never>;
  readonly #closed: Promise<unknown>;

  constructor(child: ChildProcess) {
    this.#child = child;
    const { stdin, stdout, stderr } = child;
    if (!stdin || !stdout || !stderr) throw new Error('python3 does not start');
    stdin.on('error', () => {});
    stderr.on('data', (text) => {
      this.#complaint += text;
    });
    this.#answers = createInterface(stdout)[Symbol.asyncIterator]();
    this.#failed = new Promise((_, reject) => child.on('error', () => reject(new Error('python3 is not installed'))));
    this.#failed.catch(() => {});
    this.#closed = new Promise((resolve) => child.once('close', resolve));
  }

  async ask(question: object): Promise<Answer> {
    this.#child.stdin?.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await Promise.race([this.#answers.next(), this.#failed]);
    if (done) throw new Error(await this.#lastWords());
    return JSON.parse(value);
  }

  /** Its complete error output. */
  async #lastWords(): Promise<string> {
    await this.#closed;
    return this.#complaint.trim().split('\n').at(-1) || 'python3 ended without a word';
  }

  end(): void {
    this.#child.stdin?.end();
  }
}
