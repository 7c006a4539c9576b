import { useEffect, useState } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { useWorkbench } from '../../workbench/index.ts';

/** What a scrubber shows of a run: its loss, and the steps of its checkpoints. */
export interface RunCourse {
  readonly steps: readonly number[];
  readonly loss: readonly (number | null)[];
  readonly checkpoints: readonly number[];
}

const UNKNOWN: RunCourse = { steps: [], loss: [], checkpoints: [] };
/** More points than pixels show nothing more. */
const MOST_POINTS = 400;

/** The course of a run; a run that goes on is read again. */
export function useRunCourse({ id, step }: Pick<RunSummary, 'id' | 'step'>): RunCourse {
  const { reader } = useWorkbench();
  const [course, setCourse] = useState(UNKNOWN);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a run that goes on has new steps
  useEffect(() => {
    let isCurrent = true;
    Promise.all([reader.runs.load({ runId: id }), reader.runs.metrics({ runId: id, most: MOST_POINTS })]).then(
      ([{ checkpoints }, { steps }]) => {
        const known = { steps: steps.step, loss: steps.loss, checkpoints: checkpoints.map((checkpoint) => checkpoint.step) };
        if (isCurrent) setCourse(known);
      },
      // The scrubber works without them.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [reader, id, step]);
  return course;
}
