export {
  COLOR_SCALES,
  type ColorScale,
  DEFAULT_CHOICES,
  type LensChoices,
  lensChoices,
  SPEEDS,
  sampleNumber,
  type WeightsChoice,
} from './choices.ts';
export { createLenses, type Lenses } from './lenses.ts';
export type { AnsweredPass, Lens, LensSelection, LensState } from './lensState.ts';
export { type BrokenRun, isBroken, originChoices, originSelection } from './originChoices.ts';
export { hasWeights, initialWeights, samplesFor } from './question.ts';
export { countOf, finiteOrNot, tensorData } from './tensorData.ts';
export { lastPosition, phasesOf, type Reached, reachedAt, type Walk, type WalkPhase, type WalkStep } from './walk.ts';
export { scopeOf } from './walkCondition.ts';
export { intervalOf } from './walker.ts';
