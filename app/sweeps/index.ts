export { readSettings } from './definition.ts';
export { SweepQueue } from './sweepQueue.ts';
export { type LoadedSweep, type SweepEnd, Sweeps } from './sweeps.ts';
