export { applyFix } from './applyFix.ts';
export { fixesForWire, type WireFix } from './fixesForWire.ts';
