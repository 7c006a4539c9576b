import type { SweepDetails, SweepTrial } from '#app/contract/index.ts';
import { setValues } from '#engine/graph/index.ts';
import { takeOver } from '../../document/index.ts';
import { message } from '../../language/index.ts';
import { useActiveGraph, useWorkbench } from '../../workbench/index.ts';

/** Actions on a trial. Each reports its result. */
export function useTrialActions({ name }: Pick<SweepDetails, 'name'>, { number, choices, run }: SweepTrial) {
  const { runs, layout, notices } = useWorkbench();
  const { store } = useActiveGraph();
  return {
    /** Sets the values of the trial in the open graph, as one step that can be undone. */
    apply: () =>
      void notices.attempt(async () => {
        const { document } = store.getState();
        const next = setValues(document, choices);
        store.edit(
          message('Apply trial {{number}} of {{sweep}}', { number: number + 1, sweep: name }),
          takeOver(next, document, true),
        );
        notices.offer(message('Trial {{number}} is applied', { number: number + 1 }), message('The graph has its values.'), {
          label: message('Undo'),
          run: store.undo,
        });
      }),
    showRun() {
      runs.choose(run);
      layout.setState({ view: 'runs' });
    },
  };
}
