import { useMemo } from 'react';
import { t, useLanguage } from '../../language/index.ts';
import { type Command, defineCommands } from '../../workbench/commands/index.ts';
import { useLens, useWorkbench } from '../../workbench/index.ts';
import { lastPosition } from '../../workbench/lens/index.ts';

/** Commands that step through the pass of the lens. */
export const walkCommands = defineCommands(useWalkCommands);

function useWalkCommands() {
  const spoken = useLanguage();
  const lens = useLens();
  const { layout } = useWorkbench();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const walk = (label: string, keys: readonly string[], run: () => void): Command => ({
      label,
      group: 'Lens',
      keys,
      view: 'lens',
      // From the command palette they open the lens first.
      run: () => {
        if (layout.getState().view !== 'lens') layout.setState({ view: 'lens' });
        run();
      },
    });
    return {
      lensPlay: walk(t('Play or pause'), ['Space'], () => (lens.getState().isPlaying ? lens.pause() : lens.play())),
      lensForward: walk(t('Next step'), ['ArrowRight'], () => lens.step(1)),
      lensBack: walk(t('Previous step'), ['ArrowLeft'], () => lens.step(-1)),
      lensFirst: walk(t('First step'), ['Home'], () => lens.goTo(0)),
      lensLast: walk(t('Show the whole step'), ['End'], () => lens.goTo(lastPosition(lens.getState().walk))),
      lensBreakpoint: walk(t('Set or remove breakpoint'), ['F9'], () => {
        const { node } = lens.getState().selection;
        if (node !== undefined) lens.toggleBreakpoint(node);
      }),
    };
  }, [lens, layout, spoken]);
}
