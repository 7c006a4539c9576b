import { type TermId, termOf } from '../../language/glossary/glossary.ts';
import type { Term } from '../../language/glossary/terms/term.ts';

/** The term of a field: from the glossary, optionally with the field's own formula. */
type Meaning = TermId | { readonly term: TermId; readonly formula: string };

const adadelta = 'v \\leftarrow \\rho v + (1 - \\rho) (\\nabla J)^2';
const oneCycle = '\\frac{\\eta}{d} \\nearrow \\eta \\searrow \\frac{\\eta}{d f}';
const restarts = 'T_i = a^i\\, T_0, \\quad \\eta^{(i)} = m^i\\, \\eta';
const standardized = '\\hat z = \\frac{z - \\mu}{\\sqrt{\\sigma^2 + \\epsilon}}';

/** Terms of fields with the same meaning everywhere. */
const COMMON: Readonly<Record<string, Meaning>> = {
  shape: 'shape',
  targetShape: 'shape',
  classes: 'classes',
  units: 'units',
  useBias: 'bias',
  kernelInitializer: 'initializer',
  biasInitializer: 'initializer',
  embeddingsInitializer: 'initializer',
  depthwiseInitializer: 'initializer',
  recurrentInitializer: 'initializer',
  betaInitializer: 'initializer',
  gammaInitializer: 'initializer',
  movingMeanInitializer: 'initializer',
  movingVarianceInitializer: 'initializer',
  alphaInitializer: 'initializer',
  kernelL1: 'l1',
  kernelL2: 'l2',
  kernelMaxNorm: 'maxNorm',
  trainable: 'frozen',
  tiedTo: 'tied',
  inputDim: 'embedding',
  outputDim: 'embedding',
  filters: 'filters',
  kernelSize: 'kernelSize',
  strides: 'stride',
  padding: 'padding',
  dilationRate: 'dilation',
  groups: 'groups',
  depthMultiplier: 'depthMultiplier',
  poolSize: 'poolSize',
  size: 'upsampling',
  returnSequences: 'sequenceOutput',
  numHeads: 'attentionHeads',
  keyDim: 'keySize',
  causal: 'causalMask',
  axis: 'axis',
  center: 'normalizationScale',
  scale: 'normalizationScale',
  rate: 'dropoutRate',
  stddev: 'noise',
  negativeSlope: 'activationSlope',
  approximate: 'geluApproximation',
  inputs: 'merge',
  reduction: 'reduction',
  weight: 'lossWeight',
  labelSmoothing: 'labelSmoothing',
  classWeights: 'classWeights',
  learningRate: 'learningRate',
  momentum: 'momentum',
  nesterov: 'nesterov',
  beta1: 'firstMoment',
  beta2: 'secondMoment',
  epsilon: 'epsilon',
  weightDecay: 'weightDecay',
  momentumDecay: 'momentumDecay',
  centered: 'centered',
  initialAccumulatorValue: 'accumulator',
  stepSize: 'stepDecay',
  decaySteps: 'decaySteps',
  decayRate: 'exponentialDecay',
  staircase: 'staircase',
  firstDecaySteps: { term: 'warmRestarts', formula: restarts },
  tMul: { term: 'warmRestarts', formula: restarts },
  mMul: { term: 'warmRestarts', formula: restarts },
  endLearningRate: 'polynomialDecay',
  power: 'polynomialDecay',
  cycle: 'cyclicDecay',
  pctStart: { term: 'oneCycle', formula: 't / T < s: \\ \\frac{\\eta}{d} \\nearrow \\eta' },
  annealStrategy: 'annealing',
  divFactor: { term: 'oneCycle', formula: oneCycle },
  finalDivFactor: { term: 'oneCycle', formula: oneCycle },
  monitor: 'monitor',
  factor: 'plateau',
  patience: 'patience',
  minLearningRate: 'plateau',
  cooldown: 'cooldown',
  minDelta: 'minDelta',
  clipValue: 'clipByValue',
  maxNorm: 'clipByNorm',
  warmup: 'warmup',
  accumulate: 'accumulation',
  restoreBestWeights: 'bestWeights',
  flipHorizontal: 'flip',
  flipVertical: { term: 'flip', formula: 'x_{ij} \\leftarrow x_{h + 1 - i,\\, j} \\ \\text{with}\\ \\tfrac12' },
  shift: 'shift',
  rotate: 'rotation',
  noise: { term: 'noise', formula: 'x \\leftarrow x + \\sigma n, \\quad n \\sim \\mathcal{N}(0, 1)' },
  repeat: 'repeat',
  batchSize: 'batchSize',
  epochs: 'epoch',
  seed: 'seed',
  gradientInterval: 'gradientInterval',
  validationShare: 'validationSplit',
  testShare: 'testSplit',
  optimizer: 'optimizer',
  schedule: 'schedule',
  clip: 'clipping',
  earlyStopping: 'earlyStopping',
  checkpoints: 'checkpoint',
  last: 'checkpoint',
  augment: 'augmentation',
  normalize: 'normalization',
  normalizeTarget: 'normalization',
};

/** Terms of fields of specific declarations: `type.field`. */
const PARTICULAR: Readonly<Record<string, Meaning>> = {
  'batchNorm.momentum': 'movingAverage',
  'batchNorm.epsilon': { term: 'epsilon', formula: standardized },
  'layerNorm.epsilon': { term: 'epsilon', formula: standardized },
  'lstm.units': 'state',
  'gru.units': 'state',
  'simpleRnn.units': 'state',
  'elu.alpha': 'activationFloor',
  'huber.delta': 'huberDelta',
  'binaryCrossEntropy.labelSmoothing': {
    term: 'labelSmoothing',
    formula: 'y \\leftarrow (1 - \\varepsilon)\\, y + \\tfrac12 \\varepsilon',
  },
  'rmsprop.momentum': {
    term: 'momentum',
    formula: 'u \\leftarrow \\mu u + \\eta\\, \\nabla J / \\sqrt{v + \\epsilon}, \\quad W \\leftarrow W - u',
  },
  'rmsprop.rho': { term: 'secondMoment', formula: adadelta },
  'rmsprop.epsilon': { term: 'epsilon', formula: '\\Delta W = -\\eta\\, \\frac{\\nabla J}{\\sqrt{v + \\epsilon}}' },
  'adadelta.rho': { term: 'secondMoment', formula: adadelta },
  'adadelta.epsilon': {
    term: 'epsilon',
    formula: '\\Delta W = -\\eta\\, \\frac{\\sqrt{u + \\epsilon}}{\\sqrt{v + \\epsilon}}\\, \\nabla J',
  },
  'adagrad.epsilon': {
    term: 'epsilon',
    formula: '\\Delta W = -\\eta\\, \\frac{\\nabla J}{\\sqrt{v_0 + v + \\epsilon}}',
  },
  'lion.beta1': {
    term: 'firstMoment',
    formula: '\\Delta W = -\\eta\\, \\bigl(\\text{sign}(\\beta_1 m + (1 - \\beta_1) \\nabla J) + \\lambda W\\bigr)',
  },
  'lion.beta2': { term: 'firstMoment', formula: 'm \\leftarrow \\beta_2 m + (1 - \\beta_2) \\nabla J' },
  'step.gamma': 'stepDecay',
  'cosine.alpha': 'cosineDecay',
  'cosineRestarts.alpha': 'cosineDecay',
  'globalNorm.maxNorm': {
    term: 'clipByNorm',
    formula:
      '\\nabla J \\leftarrow \\nabla J\\, \\frac{c}{\\max\\bigl(\\sqrt{\\sum_p \\lVert \\nabla_p J \\rVert^2},\\, c\\bigr)}',
  },
};

/**
 * A field's term, with its formula.
 * @param owner type of the declaring layer, optimizer, schedule or clipping method; other settings have none
 */
export function termOfField(name: string, owner = ''): Term | undefined {
  const meaning = meaningOf(name, owner);
  if (meaning === undefined) return undefined;
  return typeof meaning === 'string' ? termOf(meaning) : { ...termOf(meaning.term), formula: meaning.formula };
}

/** The id of a field's term. */
export function termIdOfField(name: string, owner = ''): TermId | undefined {
  const meaning = meaningOf(name, owner);
  return typeof meaning === 'object' ? meaning.term : meaning;
}

function meaningOf(name: string, owner: string): Meaning | undefined {
  return PARTICULAR[`${owner}.${name}`] ?? (Object.hasOwn(COMMON, name) ? COMMON[name] : undefined);
}
