export { type LoadRange, readNumber } from './elements.ts';
export { formatFull, formatValue } from './formatValue.ts';
export { ScaleLegend } from './ScaleLegend.tsx';
export { Pager } from './TensorTools.tsx';
export { TensorView } from './TensorView.tsx';
export { type Arrangement, indexOf, offsetOf } from './tensorLayout.ts';
export type { TensorViewProps } from './useTensorState.ts';
