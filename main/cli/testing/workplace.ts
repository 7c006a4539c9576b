import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { BUILT_WORKER } from '#app/runs/testing/builtWorker.ts';
import type { Environment } from '../environment.ts';
import { runCli } from '../runCli.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The path of an example graph. */
export const examplePath = (name: string): string => join(ROOT, 'resources/examples', `${name}.backwire.json`);

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output parsed as one JSON value. */
  readonly json: () => unknown;
  /** Standard output parsed as one JSON value per line. */
  readonly jsonLines: () => Record<string, unknown>[];
}

/** A temporary folder for a test's files and database; `close` removes it. */
export class Workplace {
  readonly directory = mkdtempSync(join(tmpdir(), 'backwire-cli-'));
  readonly databaseFile = this.path('backwire.sqlite');

  path(name: string): string {
    return join(this.directory, name);
  }

  /** Writes a file; content other than text as JSON. */
  write(name: string, content: unknown): string {
    const path = this.path(name);
    writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
    return path;
  }

  /**
   * Runs a command line inside this process.
   * @param options.isTerminal true if its output is a terminal
   */
  async run(
    args: readonly string[],
    { isTerminal = false, ...overrides }: Partial<Environment> & { readonly isTerminal?: boolean } = {},
  ): Promise<Outcome> {
    const stdout = new Collector(isTerminal);
    const stderr = new Collector(isTerminal);
    const exitCode = await runCli(args, {
      stdout,
      stderr,
      databaseFile: this.databaseFile,
      resourcesDirectory: join(ROOT, 'resources'),
      rendererDirectory: join(ROOT, 'dist/renderer'),
      workerUrl: BUILT_WORKER,
      version: '0.0.0',
      debug: false,
      onInterrupt: () => () => {},
      ...overrides,
    });
    return describeOutcome(exitCode, stdout.text, stderr.text);
  }

  close(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export function describeOutcome(exitCode: number, stdout: string, stderr: string): Outcome {
  const jsonLines = () =>
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { exitCode, stdout, stderr, json: () => JSON.parse(stdout), jsonLines };
}

/** A stream that collects its text. */
class Collector extends Writable {
  text = '';
  readonly isTTY: boolean;

  constructor(isTerminal: boolean) {
    super();
    this.isTTY = isTerminal;
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}
