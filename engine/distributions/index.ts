export { BINS, countBins, edgesOf, HALF_OCTAVE_SHIFT, LARGEST_ZERO, LEAST_EXPONENT, ZERO_BIN } from './bins.ts';
export { quantilesOf, SHARES } from './quantiles.ts';
export { NODE_QUANTITIES, PARAMETER_QUANTITIES, QUANTITIES, type Quantity } from './quantities.ts';
