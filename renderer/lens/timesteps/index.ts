export type { TimestepForm } from './shownRows.ts';
export { type TimestepView, UnrolledTable } from './UnrolledTable.tsx';
export { positionIn, type TensorElement, type TimestepRow, timestepOf, type Unrolled, unroll } from './unrolled.ts';
