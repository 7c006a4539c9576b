import type { WeightsSource, WrittenWeights } from '#app/weights/index.ts';
import { formatBytes, formatCount } from './numbers.ts';

/** Says what was written and what its verification measured, and which weights they are where that does not go without saying. */
export function describeWritten({ path, bytes, parameters, verification, source }: WrittenWeights): string {
  const { rows, maxAbsError } = verification;
  const said = `Wrote ${path}: ${formatCount(parameters)} parameters, ${formatBytes(bytes)}; after reading it back, the outputs for ${rows} samples differ by at most ${maxAbsError}.`;
  return isUnusual(source) ? `${said}\n${describeSource(source)}` : said;
}

/** Whether weights are not those that a run had at its regular end. */
export function isUnusual(source: WeightsSource | undefined): source is WeightsSource {
  return source !== undefined && (source.status !== 'completed' || source.isRestored);
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
};
