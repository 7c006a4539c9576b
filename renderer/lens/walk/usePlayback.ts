import { useEffect } from 'react';
import { useLens, useLensState } from '../../workbench/index.ts';
import { intervalOf } from '../../workbench/lens/index.ts';

/** Takes a step of the walk at each interval while it plays. */
export function usePlayback(): void {
  const lens = useLens();
  const isPlaying = useLensState((state) => state.isPlaying);
  const speed = useLensState(({ choices }) => choices.speed);
  useEffect(() => {
    if (!isPlaying) return;
    const timer = setInterval(lens.advance, intervalOf(speed));
    return () => clearInterval(timer);
  }, [lens, isPlaying, speed]);
}
