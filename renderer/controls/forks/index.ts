export { ForkOutcome } from './ForkOutcome.tsx';
export { type KnownFork, useForkPreview } from './useForkPreview.ts';
