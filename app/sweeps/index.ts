export { readSettings, type SweepSettings } from './definition.ts';
export { type LoadedSweep, type SweepEnd, Sweeps } from './sweeps.ts';
