import type { Page } from 'playwright-core';

/**
 * Waits until the window is at rest: no loading, no transitions, a still canvas, for three frames, in which React renders pending
 * updates.
 */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const isTransient = ({ playState, effect }: Animation) =>
      playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    let view = '';
    const isMoving = () => {
      const before = view;
      view = document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? '';
      return (
        view !== before || document.querySelector('.mantine-Loader-root') !== null || document.getAnimations().some(isTransient)
      );
    };
    for (let stillFrames = 0; stillFrames < 3; stillFrames = isMoving() ? 0 : stillFrames + 1) {
      await new Promise(requestAnimationFrame);
    }
  });
}
