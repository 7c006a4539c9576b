export { findLayer, LAYERS } from './catalog.ts';
export { INITIALIZERS, type InitializerName } from './declaration/initializers.ts';
export {
  CATEGORIES,
  type Category,
  type Decision,
  defineLayer,
  describeShape,
  FEW_OPERATIONS,
  inputPorts,
  type Layer,
  type LayerDocumentation,
  type LayerExample,
  type LossDeclaration,
  type MaxNorm,
  outputPorts,
  type PortDeclaration,
  type PredictionValues,
  ShapeMismatch,
  type ShapeMismatchDescription,
  type SharedStatistics,
  type TargetValues,
  type WeightDeclaration,
  type WeightPenalty,
} from './declaration/layer.ts';
export { activationInput } from './losses/loss.ts';
export { gradientSymbol, type Symbols, symbolsOf } from './symbols.ts';
