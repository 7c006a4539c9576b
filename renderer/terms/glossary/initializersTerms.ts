import { later } from '../../language/index.ts';
import type { Term } from '../term.ts';

/** Weight initialization. */
export const INITIALIZERS_TERMS = [
  {
    id: 'initializer',
    label: later('Initializer'),
    summary: later('How fresh weights are drawn, so that signals neither grow nor fade from layer to layer.'),
    formula: '\\text{Var}(W_{ji}) = \\frac{c}{n_{\\text{in}}}',
  },
  {
    id: 'glorotUniform',
    label: later('Glorot uniform'),
    summary: later('Uniform; the variance is that of inputs and outputs together.'),
    formula: 'W_{ji} \\sim \\mathcal{U}(-\\ell, \\ell), \\quad \\ell = \\sqrt{\\frac{6}{n_{\\text{in}} + n_{\\text{out}}}}',
  },
  {
    id: 'glorotNormal',
    label: later('Glorot normal'),
    summary: later('Normal, cut off at two deviations; the variance is that of inputs and outputs together.'),
    formula: 'W_{ji} \\sim \\mathcal{N}\\Bigl(0, \\frac{2}{n_{\\text{in}} + n_{\\text{out}}}\\Bigr)',
  },
  {
    id: 'heUniform',
    label: later('He uniform'),
    summary: later('Uniform; made for ReLU, which lets half through.'),
    formula: 'W_{ji} \\sim \\mathcal{U}(-\\ell, \\ell), \\quad \\ell = \\sqrt{\\frac{6}{n_{\\text{in}}}}',
  },
  {
    id: 'heNormal',
    label: later('He normal'),
    summary: later('Normal, cut off at two deviations; made for ReLU, which lets half through.'),
    formula: 'W_{ji} \\sim \\mathcal{N}\\Bigl(0, \\frac{2}{n_{\\text{in}}}\\Bigr)',
  },
  {
    id: 'lecunUniform',
    label: later('Lecun uniform'),
    summary: later('Uniform; keeps the variance of what comes in.'),
    formula: 'W_{ji} \\sim \\mathcal{U}(-\\ell, \\ell), \\quad \\ell = \\sqrt{\\frac{3}{n_{\\text{in}}}}',
  },
  {
    id: 'lecunNormal',
    label: later('Lecun normal'),
    summary: later('Normal, cut off at two deviations; keeps the variance of what comes in, as SELU needs.'),
    formula: 'W_{ji} \\sim \\mathcal{N}\\Bigl(0, \\frac{1}{n_{\\text{in}}}\\Bigr)',
  },
  {
    id: 'uniform',
    label: later('Uniform'),
    summary: later('Uniform in a small range, whatever the size of the layer.'),
    formula: 'W_{ji} \\sim \\mathcal{U}(-0.05,\\, 0.05)',
  },
  {
    id: 'normal',
    label: later('Normal'),
    summary: later('Normal with a small deviation, whatever the size of the layer.'),
    formula: 'W_{ji} \\sim \\mathcal{N}(0,\\, 0.05^2)',
  },
  {
    id: 'zeros',
    label: later('Zeros'),
    summary: later('All zero: right for biases; weights would all learn the same.'),
    formula: 'b_j = 0',
  },
  { id: 'ones', label: later('Ones'), summary: later('All one: right for scales.'), formula: '\\gamma_i = 1' },
  { id: 'constant', label: later('Constant'), summary: later('All the same small number.'), formula: 'b_j = 0.01' },
  {
    id: 'orthogonal',
    label: later('Orthogonal'),
    summary: later('Rows or columns at right angles, of length 1: what goes through keeps its length.'),
    formula: 'W W^\\top = I',
  },
] as const satisfies readonly Term[];
