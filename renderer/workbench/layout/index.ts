export {
  CURVE_AXES,
  type CurveAxis,
  createLayout,
  DEFAULT_LAYOUT,
  type Layout,
  type LayoutStore,
  layoutSchema,
} from './layout.ts';
export { foldWhenNarrow, makeWay, narrowWindow } from './narrowWindow.ts';
export { useTellHeight } from './useTellHeight.ts';
