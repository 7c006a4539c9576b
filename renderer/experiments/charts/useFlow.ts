import type { RunFlow } from '#app/contract/index.ts';
import { useLoaded, useWorkbench } from '../../workbench/index.ts';

/** Columns that a picture has room for. */
const MOST_COLUMNS = 400;

/**
 * The flow of gradients through a run, loaded again when there are later records.
 * @param runId of the run for as long as the component is there
 * @param lastStep the last step with gradients
 */
export function useFlow(runId: string, lastStep: number): RunFlow | undefined {
  const { client } = useWorkbench();
  return useLoaded(`${runId} ${lastStep}`, () => client.runs.flow({ runId, most: MOST_COLUMNS }));
}
