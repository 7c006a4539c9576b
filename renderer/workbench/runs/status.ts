import type { RunStatus } from '#app/contract/index.ts';
import { later } from '../../language/index.ts';

/** True if a run is running or paused. */
export function isActive(status: RunStatus): boolean {
  return status === 'running' || status === 'paused';
}

/** True if a run ended early and can resume from its last checkpoint. */
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
  imported: later('Imported'),
};
