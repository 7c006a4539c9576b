export { type FindFirstOptions, findFirstStep, type RecordedStep } from './findFirstStep.ts';
export { loadRunGraph } from './loadRunGraph.ts';
export { previewFork } from './previewFork.ts';
export { type ReplayControl, type Replayed, Replayer, type ReplayerOptions } from './replayer.ts';
