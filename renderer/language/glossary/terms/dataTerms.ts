import { later } from '../../index.ts';
import type { Term } from './term.ts';

/** Training data. */
export const DATA_TERMS = [
  {
    id: 'sample',
    label: later('Sample'),
    summary: later('One example: the input and the expected output.'),
    formula: '(x_s, y_s), \\quad s = 1 \\ldots N',
  },
  { id: 'target', label: later('Target'), summary: later('The expected output (ground truth) for a sample.'), formula: 'y_s' },
  {
    id: 'classes',
    label: later('Classes'),
    summary: later('Number of classes (labels 0 … n−1).'),
    formula: 'y_s \\in \\{0, \\ldots, K - 1\\}',
  },
  {
    id: 'association',
    label: later('Explained share'),
    summary: later(
      'How much of the target a column explains by itself, from 0 to 1: squared correlation, or the correlation ratio of categories.',
    ),
    formula:
      'r^2 = \\frac{\\left(\\sum_s (x_s - \\bar x)(y_s - \\bar y)\\right)^2}{\\sum_s (x_s - \\bar x)^2 \\sum_s (y_s - \\bar y)^2}',
  },
  {
    id: 'oneHot',
    label: later('One-hot'),
    summary: later('Encodes a class as a vector of zeros with a single 1.'),
    formula: 'y_{sk} = [y_s = k]',
  },
  {
    id: 'validationSplit',
    label: later('Validation split'),
    summary: later('The fraction of training samples held out to detect overfitting.'),
    formula: '|V| = v\\, N',
  },
  {
    id: 'testSplit',
    label: later('Test split'),
    summary: later('The fraction of samples held out for the final test.'),
    formula: '|E| = t\\, N',
  },
  {
    id: 'standardization',
    label: later('Standardization'),
    summary: later('Scales each feature to mean 0 and standard deviation 1.'),
    formula: 'x \\leftarrow \\frac{x - \\mu}{\\sigma}',
  },
  {
    id: 'normalization',
    label: later('Normalization'),
    summary: later('Scales each feature to the range from 0 to 1, or to mean 0 and standard deviation 1.'),
    formula: 'x \\leftarrow \\frac{x - x_{\\min}}{x_{\\max} - x_{\\min}} \\ \\text{or}\\ \\frac{x - \\mu}{\\sigma}',
  },
] as const satisfies readonly Term[];
