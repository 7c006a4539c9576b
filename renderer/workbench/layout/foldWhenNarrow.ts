import type { LayoutStore } from './layout.ts';

/** Below this width, in units of the text, the panels at the sides fold to their rails, so that the canvas stays the largest thing. */
const NARROW_REM = 75;

/**
 * Folds the side panels while the window is narrow, and opens those again that were open before.
 * @param onTextSize tells when text gets another size
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
