export { checkGradients } from './checkGradients.ts';
export { type LensOptions, type LensResult, lens } from './lens.ts';
