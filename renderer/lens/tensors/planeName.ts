import { t } from '../../language/index.ts';
import { indexAt, type TensorLayout } from './tensorLayout.ts';

/** The name of one of several planes: the channel, the head, or the input and output of a kernel. */
export function planeName(layout: TensorLayout, plane: number): string {
  const index = indexAt(layout, { plane, row: 0, column: 0 }) ?? [];
  const at = layout.planes.map((dimension) => index[dimension]);
  if (layout.arrangement === 'kernels' && at.length === 2) return `${at[0]} → ${at[1]}`;
  if (layout.arrangement === 'attention' && at.length === 1) return t('Head {{number}}', { number: at[0] });
  return at.join(', ');
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
    case 'matrix':
    case 'sequence':
      return t('Heat map');
  }
}
