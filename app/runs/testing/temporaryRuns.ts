import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { RunEvent } from '#app/contract/index.ts';
import { openStore, type WritingConnection } from '#app/store/index.ts';
import { temporaryFolder } from '#app/store/testing/temporaryStore.ts';
import type { GraphDocument, TrainingSettings } from '#engine/graph/index.ts';
import { graph } from '#engine/testing/networks.ts';
import { type OpenedRuns, openRuns, type Runs, type RunWatcher } from '../index.ts';
import { BUILT_WORKER } from './builtWorker.ts';

export const RESOURCES = fileURLToPath(new URL('../../../resources', import.meta.url));

/** 2 → 4 tanh → dropout → 2 classes on the spirals: 80 samples, 5 steps an epoch. */
export function spiralGraph(training: TrainingSettings = {}, dataset = 'spirals?samples=100&noise=0'): GraphDocument {
  const document = graph(
    [
      ['x', 'input', { shape: [2] }],
      ['h', 'dense', { units: 4 }],
      ['t', 'tanh'],
      ['d', 'dropout', { rate: 0.2 }],
      ['o', 'dense', { units: 2 }],
      ['y', 'target', { shape: [], classes: 2 }],
      ['j', 'crossEntropy'],
    ],
    [
      ['x', 'h'],
      ['h', 't'],
      ['t', 'd'],
      ['d', 'o'],
      ['o', 'j', 'prediction'],
      ['y', 'j', 'target'],
    ],
    { batchSize: 16, epochs: 3, record: { gradientsEvery: 2 }, ...training },
  );
  return { ...document, name: 'Spirals', data: { dataset, validation: 0, test: 0.2 } };
}

/** Long enough that only a command ends it. */
export const ENDLESS: TrainingSettings = { epochs: 1_000_000 };

export interface TemporaryRuns extends OpenedRuns {
  readonly connection: WritingConnection;
  readonly folder: string;
  /** Progress sent to the taskbar. */
  readonly shown: (number | null)[];
  readonly logged: string[];
}

/** The runs of a database, closed after the test: a temporary one, unless a file is given. */
export function temporaryRuns(given?: { readonly file?: string; readonly workerUrl?: URL }): TemporaryRuns {
  const folder = temporaryFolder();
  const { connection } = openStore(given?.file ?? join(folder, 'backwire.sqlite'));
  const shown: (number | null)[] = [];
  const logged: string[] = [];
  const opened = openRuns({
    connection,
    resourcesDirectory: RESOURCES,
    workerUrl: given?.workerUrl ?? BUILT_WORKER,
    baseDirectory: folder,
    host: { kind: 'browser', showProgress: (fraction) => shown.push(fraction) },
    log: (text) => logged.push(text),
  });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await opened.close();
    connection.close();
  };
  onTestFinished(close);
  return { ...opened, close, connection, folder, shown, logged };
}

/** All events of a watcher until the run ends. */
export async function collect(watcher: RunWatcher): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of watcher) events.push(event);
  return events;
}

/** Resolves when a run has reached a step. */
export async function untilStep(runs: Runs, runId: string, step: number): Promise<void> {
  for await (const { progress } of runs.watch(runId)) if (progress.step >= step) return;
}
