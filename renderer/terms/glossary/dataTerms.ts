import { later } from '../../language/index.ts';
import type { Term } from '../term.ts';

/** Training data. */
export const DATA_TERMS = [
  {
    id: 'sample',
    label: later('Sample'),
    summary: later('One example: what goes in, and the answer that should come out.'),
    formula: '(x_s, y_s), \\quad s = 1 \\ldots N',
  },
  { id: 'target', label: later('Target'), summary: later('The right answer for a sample.'), formula: 'y_s' },
  {
    id: 'classes',
    label: later('Classes'),
    summary: later('The answers that there can be, numbered from 0.'),
    formula: 'y_s \\in \\{0, \\ldots, K - 1\\}',
  },
  {
    id: 'oneHot',
    label: later('One-hot'),
    summary: later('A class as a row of zeros with a single one.'),
    formula: 'y_{sk} = [y_s = k]',
  },
  {
    id: 'validationSplit',
    label: later('Validation split'),
    summary: later('The share of the training samples that is held back, to watch for overfitting.'),
    formula: '|V| = v\\, N',
  },
  {
    id: 'testSplit',
    label: later('Test split'),
    summary: later('The share that is held back for the last test.'),
    formula: '|E| = t\\, N',
  },
  {
    id: 'standardization',
    label: later('Standardization'),
    summary: later('Gives each feature mean 0 and standard deviation 1.'),
    formula: 'x \\leftarrow \\frac{x - \\mu}{\\sigma}',
  },
  {
    id: 'normalization',
    label: later('Normalization'),
    summary: later('Maps each feature to the range from 0 to 1, or gives it mean 0 and deviation 1.'),
    formula: 'x \\leftarrow \\frac{x - x_{\\min}}{x_{\\max} - x_{\\min}} \\ \\text{or}\\ \\frac{x - \\mu}{\\sigma}',
  },
] as const satisfies readonly Term[];
