export { findLayer, LAYERS } from './catalog.ts';
export { INITIALIZERS, type InitializerName } from './declaration/initializers.ts';
export * from './declaration/layer.ts';
export { activationInput } from './losses/loss.ts';
export { gradientSymbol, type Symbols, symbolsOf } from './symbols.ts';
