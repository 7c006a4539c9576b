import { createStore } from 'zustand/vanilla';
import type { Layout, LayoutStore } from './layout.ts';

/** Below this width, in units of the text size, side panels fold, so that the canvas stays the largest element. */
const NARROW_REM = 75;
/** Below this one, they open over the view, one at a time, and the bars wrap. */
const COMPACT_REM = 48;
/** Below this height, the dock makes way for views that need the height. */
const LOW_REM = 45;

type Sides = Pick<Layout, 'leftOpen' | 'inspectorOpen'>;

export interface NarrowWindow {
  readonly isCompact: boolean;
  readonly isLow: boolean;
  /** The side panels as they were before they were folded for lack of space. */
  readonly folded: Sides | undefined;
}

export const narrowWindow = createStore<NarrowWindow>(() => ({ isCompact: false, isLow: false, folded: undefined }));

/**
 * Folds the side panels while the window is narrow, and reopens them afterwards.
 * @param onTextSize reports changes of the text size
 */
export function foldWhenNarrow(layout: LayoutStore, onTextSize: (listener: () => void) => void): void {
  const adapt = () => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const width = window.innerWidth / rem;
    const { folded } = narrowWindow.getState();
    narrowWindow.setState({ isCompact: width < COMPACT_REM, isLow: window.innerHeight / rem < LOW_REM });
    if (width < NARROW_REM && !folded) {
      const { leftOpen, inspectorOpen } = layout.getState();
      narrowWindow.setState({ folded: { leftOpen, inspectorOpen } });
      layout.setState({ leftOpen: false, inspectorOpen: false });
    } else if (width >= NARROW_REM && folded) {
      narrowWindow.setState({ folded: undefined });
      layout.setState(folded);
    }
    if (width < COMPACT_REM) showOneSide(layout, layout.getState());
  };
  adapt();
  window.addEventListener('resize', adapt);
  onTextSize(adapt);
  layout.subscribe((now, before) => {
    if (!narrowWindow.getState().isCompact) return;
    // Another view is seen before its panels.
    if (now.view !== before.view) layout.setState({ leftOpen: false, inspectorOpen: false });
    else showOneSide(layout, before);
  });
}

/** Folds the panel that was open before the other one was opened. */
function showOneSide(layout: LayoutStore, before: Sides): void {
  const { leftOpen, inspectorOpen } = layout.getState();
  if (leftOpen && inspectorOpen) layout.setState(before.leftOpen ? { leftOpen: false } : { inspectorOpen: false });
}

/** Folds the dock in a window without the height for it beside a view that needs the height. */
export function makeWay(layout: LayoutStore): void {
  if (narrowWindow.getState().isLow) layout.setState({ dockOpen: false });
}
