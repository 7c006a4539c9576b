import type { LayoutStore } from './layout.ts';

/** Below this width, in units of the text size, side panels fold, so that the canvas stays the largest element. */
const NARROW_REM = 75;

/**
 * Folds the side panels while the window is narrow, and reopens them afterwards.
 * @param onTextSize reports changes of the text size
 */
export function foldWhenNarrow(layout: LayoutStore, onTextSize: (listener: () => void) => void): void {
  let before: { leftOpen: boolean; inspectorOpen: boolean } | undefined;
  const adapt = () => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const isNarrow = window.innerWidth < NARROW_REM * rem;
    if (isNarrow && !before) {
      const { leftOpen, inspectorOpen } = layout.getState();
      before = { leftOpen, inspectorOpen };
      layout.setState({ leftOpen: false, inspectorOpen: false });
    } else if (!isNarrow && before) {
      layout.setState(before);
      before = undefined;
    }
  };
  adapt();
  window.addEventListener('resize', adapt);
  onTextSize(adapt);
}
