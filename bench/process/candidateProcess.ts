import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer, Question } from './serveCandidate.ts';

const SERVER = fileURLToPath(new URL('serveCandidate.ts', import.meta.url));

/**
 * A candidate with one workload in its own process, so that no candidate's garbage, threads or compiled code affect another. It
 * sleeps between questions.
 */
export class CandidateProcess {
  readonly #child: ChildProcess;
  #lastWords = '';

  /** @throws Error with the reason in one line, if the candidate cannot run the workload */
  static async start(candidate: string, workload: string, threads: number): Promise<CandidateProcess> {
    const started = new CandidateProcess();
    try {
      await started.#ask({ kind: 'prepare', candidate, workload, threads });
    } catch (error) {
      started.end();
      throw error;
    }
    return started;
  }

  private constructor() {
    this.#child = fork(SERVER, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#child.stderr?.on('data', (text) => {
      this.#lastWords = `${this.#lastWords}${text}`.slice(-2000);
    });
  }

  async train(steps: number): Promise<{ readonly seconds: number; readonly loss?: number }> {
    const answer = await this.#ask({ kind: 'train', steps });
    if (answer.kind !== 'trained') throw new Error('the candidate did not train');
    return answer;
  }

  end(): void {
    if (this.#child.connected) this.#child.disconnect();
  }

  #ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const onMessage = (answer: Answer) => {
        this.#child.off('exit', onExit);
        if (answer.kind === 'failed') reject(new Error(answer.reason));
        else resolve(answer);
      };
      const onExit = (code: number | null, signal: string | null) => {
        this.#child.off('message', onMessage);
        const [words] = this.#lastWords.trim().split('\n');
        reject(new Error(`its process ended with ${signal ?? code}${words ? `: ${words}` : ''}`));
      };
      this.#child.once('message', onMessage);
      this.#child.once('exit', onExit);
      this.#child.send(question);
    });
  }
}
