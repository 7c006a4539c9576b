export { type LoadRange, readNumber } from './elements.ts';
export { firstPageRanges } from './fitTensor.ts';
export { formatFull, formatValue } from './formatValue.ts';
export { quantityName } from './quantityName.ts';
export { ScaleLegend } from './ScaleLegend.tsx';
export { Pager, SampleChooser } from './TensorTools.tsx';
export { TensorView } from './TensorView.tsx';
export { type Dimension, indexOf, offsetOf } from './tensorLayout.ts';
export type { TensorViewProps } from './useTensorState.ts';
