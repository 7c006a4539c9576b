import type { RunSummary } from '#app/contract/index.ts';

/** What the events of a run in training tell. */
const TOLD = [
  ...(['status', 'epoch', 'step', 'steps', 'parts', 'measuredEpoch', 'loss', 'metrics', 'validation'] as const),
  ...(['learningRates', 'settingChanges', 'conditions', 'error', 'origin', 'earlyStop'] as const),
] as const satisfies readonly (keyof RunSummary)[];

/** A run as it is listed, in the state that its events have told so far: a list may be ahead, but its news are reported by events. */
export function inToldState(listed: RunSummary, known: RunSummary): RunSummary {
  return { ...listed, ...Object.fromEntries(TOLD.map((field) => [field, known[field]])) };
}
