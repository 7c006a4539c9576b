export { foldWhenNarrow } from './foldWhenNarrow.ts';
export {
  CURVE_AXES,
  type CurveAxis,
  createLayout,
  DEFAULT_LAYOUT,
  DOCK_AT_RUNS,
  DOCK_TABS,
  type DockTab,
  type Layout,
  type LayoutStore,
  ROOMS,
  type Room,
} from './layout.ts';
