export { createSweeps, type Sweeps, type SweepsState, shownSweepId } from './sweeps.ts';
