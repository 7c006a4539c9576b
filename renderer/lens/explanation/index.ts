export type { SymbolOf } from './AddressLink.tsx';
export { ExplanationPanel } from './ExplanationPanel.tsx';
export { elementSymbol } from './elementSymbol.ts';
export { passSymbols } from './passSymbols.ts';
export { texNumber } from './texNumber.ts';
export { EMPTY_TRAIL, follow, hereOn, stepTo, type Trail } from './trail.ts';
