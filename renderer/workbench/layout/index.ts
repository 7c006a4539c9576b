export {
  CURVE_AXES,
  type CurveAxis,
  createLayout,
  DEFAULT_LAYOUT,
  foldWhenNarrow,
  type Layout,
  type LayoutStore,
  layoutSchema,
} from './layout.ts';
