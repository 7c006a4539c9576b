export { foldWhenNarrow } from './foldWhenNarrow.ts';
export {
  CURVE_AXES,
  type CurveAxis,
  createLayout,
  DEFAULT_LAYOUT,
  DOCK_AT_RUNS,
  type Layout,
  type LayoutStore,
} from './layout.ts';
