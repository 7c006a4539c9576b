import { later } from '../../index.ts';
import type { Term } from './term.ts';

/** Weight initialization. */
export const INITIALIZERS_TERMS = [
  {
    id: 'initializer',
    label: later('Initializer'),
    summary: later('How the initial weights are chosen, so that signals neither grow nor vanish from layer to layer.'),
    formula: '\\text{Var}(W_{ji}) = \\frac{c}{n_{\\text{in}}}',
  },
  {
    id: 'glorotUniform',
    label: later('Glorot uniform'),
    summary: later('Uniform; the variance depends on the number of inputs and outputs.'),
    formula: 'W_{ji} \\sim \\mathcal{U}(-\\ell, \\ell), \\quad \\ell = \\sqrt{\\frac{6}{n_{\\text{in}} + n_{\\text{out}}}}',
  },
  {
    id: 'glorotNormal',
    label: later('Glorot normal'),
    summary: later('Truncated normal; the variance depends on the number of inputs and outputs.'),
    formula: 'W_{ji} \\sim \\mathcal{N}\\Bigl(0, \\frac{2}{n_{\\text{in}} + n_{\\text{out}}}\\Bigr)',
  },
  {
    id: 'heUniform',
    label: later('He uniform'),
    summary: later('Uniform; made for ReLU, which zeroes half of its inputs.'),
    formula: 'W_{ji} \\sim \\mathcal{U}(-\\ell, \\ell), \\quad \\ell = \\sqrt{\\frac{6}{n_{\\text{in}}}}',
  },
  {
    id: 'heNormal',
    label: later('He normal'),
    summary: later('Truncated normal; made for ReLU, which zeroes half of its inputs.'),
    formula: 'W_{ji} \\sim \\mathcal{N}\\Bigl(0, \\frac{2}{n_{\\text{in}}}\\Bigr)',
  },
  {
    id: 'lecunUniform',
    label: later('Lecun uniform'),
    summary: later('Uniform; preserves the variance of the input.'),
    formula: 'W_{ji} \\sim \\mathcal{U}(-\\ell, \\ell), \\quad \\ell = \\sqrt{\\frac{3}{n_{\\text{in}}}}',
  },
  {
    id: 'lecunNormal',
    label: later('Lecun normal'),
    summary: later('Truncated normal; preserves the variance of the input, as SELU needs.'),
    formula: 'W_{ji} \\sim \\mathcal{N}\\Bigl(0, \\frac{1}{n_{\\text{in}}}\\Bigr)',
  },
  {
    id: 'uniform',
    label: later('Uniform'),
    summary: later('Uniform in a small range, independent of the layer size.'),
    formula: 'W_{ji} \\sim \\mathcal{U}(-0.05,\\, 0.05)',
  },
  {
    id: 'normal',
    label: later('Normal'),
    summary: later('Normal with a small standard deviation, independent of the layer size.'),
    formula: 'W_{ji} \\sim \\mathcal{N}(0,\\, 0.05^2)',
  },
  {
    id: 'zeros',
    label: later('Zeros'),
    summary: later('All zeros. Suits biases; weights that start at zero would all learn the same.'),
    formula: 'b_j = 0',
  },
  { id: 'ones', label: later('Ones'), summary: later('All ones. Suits scale parameters.'), formula: '\\gamma_i = 1' },
  { id: 'constant', label: later('Constant'), summary: later('All set to the same small value.'), formula: 'b_j = 0.01' },
  {
    id: 'orthogonal',
    label: later('Orthogonal'),
    summary: later('Rows or columns are orthonormal: signals keep their norm.'),
    formula: 'W W^\\top = I',
  },
] as const satisfies readonly Term[];
