import type { RunStatus, RunSummary } from '#app/contract/index.ts';
import { later } from '../../language/index.ts';

/** Whether a run has a worker: it trains, or waits to go on. */
export function isActive(status: RunStatus): boolean {
  return status === 'running' || status === 'paused';
}

/** Whether a run ended before its time and can go on from its last checkpoint. */
export function isResumable(status: RunStatus): boolean {
  return status === 'interrupted' || status === 'stopped' || status === 'failed';
}

export const STATUS_LABELS: Readonly<Record<RunStatus, string>> = {
  running: later('Training'),
  paused: later('Paused'),
  completed: later('Completed'),
  stopped: later('Stopped'),
  failed: later('Failed'),
  interrupted: later('Interrupted'),
};

/** The newest first. */
export function byNewest(a: RunSummary, b: RunSummary): number {
  return b.startedAt - a.startedAt;
}
