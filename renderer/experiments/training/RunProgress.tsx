import { Button, Progress, Text, Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { describePosition, type RunProgress as Progressing, percentOfEpoch, type RunSummary } from '#app/contract/index.ts';
import { nameMetric, stepMetricsIn } from '#engine/graph/index.ts';
import { Term } from '../../controls/terms/index.ts';
import { formatCount, formatDuration, formatShort } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { useActiveRun, useCurrentRun, useIsConnected, useRunProgress, useShownRun, useWorkbench } from '../../workbench/index.ts';
import { formatMetric, STATUS_LABELS } from '../../workbench/runs/index.ts';
import { ChanceMark } from '../runs/ChanceNote.tsx';
import { DiagnosisMark } from '../runs/DiagnosisMark.tsx';
import { StatusIcon } from '../runs/StatusIcon.tsx';
import classes from './RunProgress.module.css';

/** Progress of the active graph's run; without one, the result of the run whose curves are shown. */
export function RunProgress() {
  const active = useActiveRun();
  const progress = useRunProgress(active?.id);
  const run = useCurrentRun();
  const shown = useShownRun();
  const isConnected = useIsConnected();
  if (!run) return null;
  return (
    <div className={classes.progress} data-testid="run-progress">
      <RunName run={run} isShown={run.id === shown?.id} />
      <DiagnosisMark run={run} />
      {!active ? (
        <Ended run={run} />
      ) : isConnected ? (
        <Going run={active} progress={progress} />
      ) : (
        <LastKnown run={active} progress={progress} />
      )}
      <VisuallyHidden role="status" aria-live="polite">
        {active && !isConnected ? '' : announcement(run)}
      </VisuallyHidden>
    </div>
  );
}

/** The run's name; a link to its curves while those of another are shown. */
function RunName({ run: { id, name }, isShown }: { readonly run: RunSummary; readonly isShown: boolean }) {
  const { runs } = useWorkbench();
  if (isShown) return <span className={classes.name}>{name}</span>;
  return (
    <Tooltip label={t('The curves are those of another run. Show {{name}}', { name })}>
      <UnstyledButton className={classes.name} data-other onClick={() => runs.choose(id)}>
        {name}
      </UnstyledButton>
    </Tooltip>
  );
}

interface GoingProps {
  readonly run: RunSummary;
  readonly progress: Progressing | undefined;
}

/** While training, the current epoch; a run counts finished ones. */
const currentEpoch = ({ run, progress }: GoingProps): number => Math.min(run.epochs, Math.max(1, progress?.epoch ?? run.epoch));

/** A run while there is no connection: it may have ended. */
function LastKnown(going: GoingProps) {
  return (
    <Text fz="xs" c="dimmed" truncate data-testid="last-known">
      {t('Last known: epoch {{epoch}} of {{epochs}}', { epoch: currentEpoch(going), epochs: going.run.epochs })}
    </Text>
  );
}

function Going({ run, progress }: GoingProps) {
  const share = progress && progress.steps > 0 ? progress.step / progress.steps : 0;
  const rest = progress?.secondsLeft;
  const isPaused = run.status === 'paused';
  const time = isPaused
    ? t('paused')
    : rest === null || rest === undefined
      ? ''
      : t('{{time}} left', { time: formatDuration(rest) });
  const epoch = currentEpoch({ run, progress });
  return (
    <>
      <span className={classes.epoch}>
        <Term of="epoch">{t('Epoch {{epoch}}/{{epochs}}', { epoch, epochs: run.epochs })}</Term>
      </span>
      {isPaused && <span>{t('step {{step}}', { step: formatCount(progress?.step ?? run.step) })}</span>}
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
  const text = [endOf(run), resultOf(run)].filter((part) => part !== undefined).join(' · ');
  return (
    <>
      <StatusIcon status={run.status} />
      <Text fz="xs" c="dimmed" truncate title={text}>
        {text}
      </Text>
      <ChanceMark run={run} />
      {/* Interrupted by the end of the program. */}
      {run.status === 'interrupted' && (
        <Tooltip label={t('Resume from last checkpoint')}>
          <Button size="compact-xs" variant="light" onClick={() => notices.attempt(() => runs.resumeFromCheckpoint(run.id))}>
            {t('Resume')}
          </Button>
        </Tooltip>
      )}
    </>
  );
}

/** `Stopped in epoch 13/40` */
function endOf(run: RunSummary): string {
  const { epoch, epochs } = run;
  const status = t(STATUS_LABELS[run.status]);
  return percentOfEpoch(run) === undefined ? status : t('{{status}} in epoch {{epoch}}/{{epochs}}', { status, epoch, epochs });
}

/** The first metric with its epoch: of validation, else of training. */
function resultOf({ metrics, validation, measuredEpoch: epoch }: RunSummary): string | undefined {
  const values = validation?.metrics ?? metrics;
  const [metric] = stepMetricsIn([values]);
  if (!metric || epoch === null) return undefined;
  const result = { metric: t(nameMetric(metric)), value: formatMetric(metric, values), epoch };
  return validation
    ? t('validation {{metric}} {{value}} after epoch {{epoch}}', result)
    : t('training {{metric}} {{value}} over epoch {{epoch}}', result);
}

/** Screen reader text, updated per epoch rather than per step. */
function announcement(run: RunSummary): string {
  const { name, epoch, epochs } = run;
  const status = t(STATUS_LABELS[run.status]);
  if (run.importedFrom) return t('{{name}}: {{status}}', { name, status });
  if (run.status === 'running') return t('{{name}}: {{status}}, epoch {{epoch}} of {{epochs}}', { name, status, epoch, epochs });
  return t('{{name}}: {{status}}, {{position}}', { name, status, position: describePosition(run) });
}
