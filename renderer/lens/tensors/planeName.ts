import { later, t } from '../../language/index.ts';
import { type Dimension, indexAt, type TensorLayout } from './tensorLayout.ts';

/** The name of one of several planes: the channel, the head, the neuron, or the input and output of a kernel. */
export function planeName(layout: TensorLayout, plane: number): string {
  const { arrangement, dimensions, shape } = layout;
  const index = indexAt(layout, { plane, row: 0, column: 0 }) ?? [];
  if (arrangement === 'neurons') {
    const [neuron, , , channel] = index;
    if (shape[3] === 1) return t('Neuron {{number}}', { number: neuron });
    return t('Neuron {{number}}, channel {{channel}}', { number: neuron, channel });
  }
  if (arrangement === 'maps' && !dimensions && layout.planes.length === 1) {
    return t('Channel {{number}}', { number: index[layout.planes[0]] });
  }
  if (!dimensions) return layout.planes.map((dimension) => index[dimension]).join(', ');
  const at = (name: Dimension) => index[dimensions.indexOf(name)];
  const names = layout.planes.map((dimension) => dimensions[dimension]);
  if (names.includes('head')) return t('Head {{number}}', { number: at('head') });
  if (names.includes('multiplier'))
    return `${at('channel')} → ${at('channel') * shape[dimensions.indexOf('multiplier')] + at('multiplier')}`;
  if (names.includes('channel')) return `${at('channel')} → ${at('filter')}`;
  return t('Filter {{number}}', { number: at('filter') });
}

/** The index of a row; of a line of a vector the first and the last one: 3–5. */
export function lineName({ wrap, shape, column = 0 }: TensorLayout, row: number): string {
  if (wrap === undefined) return String(row);
  const [first, last] = [row * wrap, Math.min(shape[column], (row + 1) * wrap) - 1];
  return first === last ? String(first) : `${first}–${last}`;
}

/** What the names of kernels mean. */
export function planesNote({ dimensions, row }: TensorLayout): string | undefined {
  if (dimensions?.includes('multiplier')) return t('Kernels: input channel → output channel');
  const hasChannels = dimensions?.includes('filter') && row !== dimensions.indexOf('channel');
  return hasChannels ? t('Kernels: input channel → filter') : undefined;
}

const AXES: Readonly<Partial<Record<Dimension, string>>> = {
  query: later('Query'),
  key: later('Key'),
  timestep: later('Timestep'),
  feature: later('Feature'),
  channel: later('Input channel'),
};

/** What rows and columns count, where a picture does not show it. */
export function axisNames({ arrangement, dimensions, row, column }: TensorLayout):
  | {
      readonly rows: string;
      readonly columns: string;
    }
  | undefined {
  if (arrangement === 'sequence') return { rows: t('Feature'), columns: t('Timestep') };
  const [rows, columns] = [row, column].map((at) => (at === undefined ? undefined : dimensions?.[at]));
  const rowName = rows && AXES[rows];
  if (!rowName || !columns) return undefined;
  const columnName = AXES[columns] ?? later('Position');
  return { rows: t(rowName), columns: t(columnName) };
}

const WORDS: Readonly<Record<Dimension, string>> = {
  head: later('head {{index}}'),
  query: later('query {{index}}'),
  key: later('key {{index}}'),
  timestep: later('timestep {{index}}'),
  feature: later('feature {{index}}'),
  row: later('row {{index}}'),
  column: later('column {{index}}'),
  channel: later('channel {{index}}'),
  filter: later('filter {{index}}'),
  multiplier: later('multiplier {{index}}'),
};

/** The indices of an element in words, if its dimensions have names. */
export function describeIndex({ arrangement, dimensions, shape }: TensorLayout, index: readonly number[]): string {
  if (arrangement === 'neurons') {
    const [neuron, row, column, channel] = index;
    if (shape[3] === 1) return t('neuron {{neuron}}, row {{row}}, column {{column}}', { neuron, row, column });
    return t('neuron {{neuron}}, row {{row}}, column {{column}}, channel {{channel}}', { neuron, row, column, channel });
  }
  return dimensions?.map((name, at) => t(WORDS[name], { index: index[at] })).join(', ') ?? '';
}

/** What a layout's pixels are, in a word. */
export function arrangementName({ arrangement, form }: TensorLayout): string {
  if (form === 'numbers') return t('Numbers');
  switch (arrangement) {
    case 'vector':
      return t('Strip');
    case 'image':
      return t('Image');
    case 'maps':
      return t('Feature maps');
    case 'kernels':
      return t('Kernels');
    case 'attention':
      return t('Attention');
    case 'neurons':
      return t('Weights as images');
    case 'matrix':
    case 'heads':
    case 'sequence':
      return t('Heat map');
  }
}
