import type { LayoutStore } from './layout.ts';

/** Below this width the panels at the sides fold to their rails, so that the canvas stays the largest thing. */
const NARROW = '(max-width: 1199px)';

/** Folds the side panels while the window is narrow, and opens those again that were open before. */
export function foldWhenNarrow(layout: LayoutStore): () => void {
  const query = window.matchMedia(NARROW);
  let before: { leftOpen: boolean; inspectorOpen: boolean } | undefined;
  const adapt = () => {
    if (query.matches) {
      const { leftOpen, inspectorOpen } = layout.getState();
      before = { leftOpen, inspectorOpen };
      layout.setState({ leftOpen: false, inspectorOpen: false });
    } else if (before) {
      layout.setState(before);
      before = undefined;
    }
  };
  adapt();
  query.addEventListener('change', adapt);
  return () => query.removeEventListener('change', adapt);
}
