import { Button } from '@mantine/core';
import type { RunSummary } from '#app/contract/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useLens } from '../../workbench/index.ts';
import { nearestStep } from './reachableStep.ts';
import { useRunCourse } from './useRunCourse.ts';

interface NearestCheckpointProps {
  readonly run: RunSummary;
  /** The step that cannot be shown. */
  readonly step: number;
}

/** A way out where a step cannot be replayed: the checkpoint nearest to it, which needs no replay. */
export function NearestCheckpoint({ run, step }: NearestCheckpointProps) {
  const lens = useLens();
  const { checkpoints } = useRunCourse(run);
  const nearest = nearestStep(step, checkpoints);
  if (nearest === undefined || nearest === step) return null;
  return (
    <Button
      size="compact-xs"
      onClick={() => lens.choose({ weights: { kind: 'run', runId: run.id, step: nearest } })}
      data-testid="lens-nearest"
    >
      {t('Show step {{step}}, the nearest checkpoint', { step: formatCount(nearest) })}
    </Button>
  );
}
