import type { WeightsSource, WrittenWeights } from '#app/weights/index.ts';
import type { Format } from '#engine/interchange/index.ts';
import { formatBytes, formatCount } from './numbers.ts';

/** Reports the written file and its verification, and the weights' origin if unusual. */
export function describeWritten(written: WrittenWeights, format?: Pick<Format, 'verification'>): string {
  const { path, bytes, parameters, verification, source } = written;
  const checked = verification
    ? `; read back, its outputs for ${verification.rows} samples differ by at most ${verification.maxAbsError}.`
    : `. ${format?.verification}`;
  const said = `Wrote ${path}: ${formatCount(parameters)} parameters, ${formatBytes(bytes)}${checked}`;
  return isUnusual(source) ? `${said}\n${describeSource(source)}` : said;
}

/** True if weights are not those of a run's regular end. */
export function isUnusual(source: WeightsSource | undefined): source is WeightsSource {
  return source !== undefined && ((source.status !== 'completed' && source.status !== 'imported') || source.isRestored);
}

function describeSource({ run, status, step, epoch, trained, isRestored }: WeightsSource): string {
  const weights = step === 0 ? 'the initial weights, from before the first step' : `those after step ${step}, in epoch ${epoch}`;
  if (isRestored) return `The weights are ${weights}: those of the best epoch, restored after epoch ${trained.epoch}.`;
  return `warning: The run ${run} ${ENDS[status]} at step ${trained.step}; the weights of its last checkpoint are ${weights}.`;
}

const ENDS: Readonly<Record<WeightsSource['status'], string>> = {
  completed: 'was completed',
  stopped: 'was stopped',
  failed: 'failed',
  interrupted: 'was interrupted',
  running: 'is still training, and was',
  paused: 'is paused, and was',
  imported: 'was imported',
};
