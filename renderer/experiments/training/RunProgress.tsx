import { Button, Progress, Text, VisuallyHidden } from '@mantine/core';
import { useStore } from 'zustand';
import type { RunProgress as Progressing, RunSummary } from '#app/contract/index.ts';
import { nameMetric, stepMetricsIn } from '#engine/graph/index.ts';
import { Term } from '../../controls/terms/index.ts';
import { formatDuration, formatShort } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useActiveGraph, useActiveRun, useRunProgress, useWorkbench } from '../../workbench/index.ts';
import { formatMetric, STATUS_LABELS } from '../../workbench/runs/index.ts';
import { ChanceMark } from '../runs/ChanceNote.tsx';
import { StatusIcon } from '../runs/StatusIcon.tsx';
import classes from './RunProgress.module.css';

/** Progress of the active graph's run; without one, the result of the last. */
export function RunProgress() {
  const run = useActiveRun();
  const progress = useRunProgress(run?.id);
  const { id } = useActiveGraph();
  const latest = useStore(useWorkbench().runs, ({ runs }) => runs?.find(({ graphId }) => graphId === id));
  const shown = run ?? latest;
  if (!shown) return null;
  return (
    <div className={classes.progress} data-testid="run-progress">
      {run ? <Going run={run} progress={progress} /> : <Ended run={shown} />}
      <VisuallyHidden role="status" aria-live="polite">
        {announcement(shown)}
      </VisuallyHidden>
    </div>
  );
}

function Going({ run, progress }: { readonly run: RunSummary; readonly progress: Progressing | undefined }) {
  const share = progress && progress.steps > 0 ? progress.step / progress.steps : 0;
  const rest = progress?.secondsLeft;
  const isPaused = run.status === 'paused';
  const time = isPaused
    ? t('paused')
    : rest === null || rest === undefined
      ? ''
      : t('{{time}} left', { time: formatDuration(rest) });
  // While training, the current epoch; a run counts finished ones.
  const epoch = Math.min(run.epochs, Math.max(1, progress?.epoch ?? run.epoch));
  return (
    <>
      <span className={classes.epoch}>
        <Term of="epoch">{t('Epoch {{epoch}}/{{epochs}}', { epoch, epochs: run.epochs })}</Term>
      </span>
      <Progress
        className={classes.bar}
        value={share * 100}
        size={6}
        color={isPaused ? 'gray' : 'forward'}
        transitionDuration={0}
        aria-label={t('Progress of training')}
      />
      <span className={classes.time}>{time}</span>
      {progress && !isPaused && (
        <span className={classes.rate}>
          {t('{{samplesPerSecond}} samples/s', { samplesPerSecond: formatShort(progress.samplesPerSecond) })}
        </span>
      )}
    </>
  );
}

function Ended({ run }: { readonly run: RunSummary }) {
  const { runs, notices } = useWorkbench();
  const values = run.validation?.metrics ?? run.metrics;
  const [metric] = stepMetricsIn([values]);
  return (
    <>
      <StatusIcon status={run.status} />
      <Text fz="xs" c="dimmed" truncate>
        {t(STATUS_LABELS[run.status])}
        {metric && ` · ${t(nameMetric(metric))} ${formatMetric(metric, values)}`}
      </Text>
      <ChanceMark run={run} />
      {/* Interrupted by the end of the program. */}
      {run.status === 'interrupted' && (
        <Button size="compact-xs" variant="light" onClick={() => notices.attempt(() => runs.resumeFromCheckpoint(run.id))}>
          {t('Resume')}
        </Button>
      )}
    </>
  );
}

/** Screen reader text, updated per epoch rather than per step. */
function announcement({ name, status, epoch, epochs }: RunSummary): string {
  return t('{{name}}: {{status}}, {{epoch}} of {{epochs}} epochs', { name, status: t(STATUS_LABELS[status]), epoch, epochs });
}
