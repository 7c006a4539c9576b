import { humanize } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';

/** Weights, and values within layers, by their names in addresses. */
const WORDS: Readonly<Record<string, string>> = {
  weight: later('Weights W'),
  bias: later('Bias b'),
  weightIh: later('Weights of the input'),
  weightHh: later('Weights of the state'),
  biasIh: later('Bias of the input'),
  biasHh: later('Bias of the state'),
  queryWeight: later('Query weights'),
  queryBias: later('Query bias'),
  keyWeight: later('Key weights'),
  keyBias: later('Key bias'),
  valueWeight: later('Value weights'),
  valueBias: later('Value bias'),
  outputWeight: later('Output weights'),
  outputBias: later('Output bias'),
  gamma: later('Scale γ'),
  beta: later('Shift β'),
  alpha: later('Negative slope α'),
  movingMean: later('Running mean'),
  movingVariance: later('Running variance'),

  input: later('Input'),
  preActivation: later('Pre-activation'),
  inputPreActivation: later('Pre-activation of the input gate'),
  forgetPreActivation: later('Pre-activation of the forget gate'),
  candidatePreActivation: later('Pre-activation of the candidate'),
  outputPreActivation: later('Pre-activation of the output gate'),
  inputGate: later('Input gate'),
  forgetGate: later('Forget gate'),
  candidate: later('Candidate'),
  outputGate: later('Output gate'),
  cell: later('Cell state'),
  state: later('Hidden state'),
  resetInput: later('Pre-activation of the reset gate'),
  resetGate: later('Reset gate'),
  updateInput: later('Pre-activation of the update gate'),
  updateGate: later('Update gate'),
  candidateInput: later('Pre-activation of the candidate'),

  query: later('Queries'),
  key: later('Keys'),
  value: later('Values'),
  scores: later('Attention scores'),
  attention: later('Attention weights'),
  mixed: later('Weighted values'),

  mean: later('Mean'),
  variance: later('Variance'),
  normalized: later('Normalized values'),
  logProbability: later('Log-probability'),
  sampleWeight: later('Sample weight'),
  error: later('Error'),
};

export const hasQuantityName = (name: string): boolean => name in WORDS;

/** A weight, or a value within a layer, in words. @param name as in addresses, without its timestep */
export const quantityName = (name: string): string => (hasQuantityName(name) ? t(WORDS[name]) : humanize(name));
