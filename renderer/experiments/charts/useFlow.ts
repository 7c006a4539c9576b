import { useEffect, useRef, useState } from 'react';
import type { RunFlow } from '#app/contract/index.ts';
import { useWorkbench } from '../../workbench/index.ts';

/** Columns that a picture has room for. */
const MOST_COLUMNS = 400;

/**
 * The flow of gradients through a run, loaded again when there are later records; one request at a time.
 * @param runId of the run for as long as the component is there
 * @param lastStep the last step with gradients
 */
export function useFlow(runId: string, lastStep: number): RunFlow | undefined {
  const { client, notices } = useWorkbench();
  const [flow, setFlow] = useState<RunFlow>();
  const wanted = useRef(lastStep);
  const isLoading = useRef(false);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  useEffect(() => {
    wanted.current = lastStep;
    if (isLoading.current) return;
    isLoading.current = true;
    const load = async () => {
      for (let loaded = Number.NaN; loaded !== wanted.current && isThere.current; ) {
        loaded = wanted.current;
        setFlow(await client.runs.flow({ runId, most: MOST_COLUMNS }));
      }
    };
    void notices.attempt(load).finally(() => {
      isLoading.current = false;
    });
  }, [client, notices, runId, lastStep]);
  return flow;
}
