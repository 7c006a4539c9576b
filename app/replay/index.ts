export { documentAt } from './documentAt.ts';
export { type FindFirstOptions, findFirstStep, type RecordedStep } from './findFirstStep.ts';
export { loadRunGraph } from './loadRunGraph.ts';
export { previewFork } from './previewFork.ts';
export type { Replayed } from './replayed.ts';
export { type ReplayControl, Replayer, type ReplayerOptions, type StepRange } from './replayer.ts';
export { type StepSearch, searchSteps } from './searchSteps.ts';
