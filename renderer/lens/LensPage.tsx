import { Alert, Button, EmptyState, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconZoomScan } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { OriginNote } from '../controls/origin/OriginNote.tsx';
import { countErrors } from '../document/index.ts';
import { LongTask } from '../kit/surface/index.ts';
import { say, t } from '../language/index.ts';
import { useActiveGraph, useLens, useLensState, useWholeAnalysis, useWorkbench } from '../workbench/index.ts';
import { makeWay } from '../workbench/layout/index.ts';
import { isBroken } from '../workbench/lens/index.ts';
import { sayError } from '../workbench/messages/index.ts';
import { LensCanvas } from './canvas/LensCanvas.tsx';
import { useWeightsRun, useWeightsRunId } from './choices/WeightsSection.tsx';
import classes from './LensPage.module.css';
import { NearestCheckpoint } from './time/NearestCheckpoint.tsx';
import { TimeBar } from './time/TimeBar.tsx';
import { WalkBar } from './walk/WalkBar.tsx';

/** The network with every number of a forward and backward pass in it, and the walk through them. */
export function LensPage() {
  const lens = useLens();
  const { layout } = useWorkbench();
  useEffect(() => lens.look(), [lens]);
  useEffect(() => makeWay(layout), [layout]);
  const problem = useGraphProblem();
  return (
    <div className={classes.page} data-testid="lens-page">
      {problem ?? (
        <>
          <TimeBar />
          <Banners />
          <Network />
          <WalkBar />
        </>
      )}
    </div>
  );
}

/** The whole open graph. */
const useOpenDocument = () => useStore(useActiveGraph().store, ({ document }) => document);

/** Fresh weights need a graph without errors. */
function useGraphProblem() {
  const { layout } = useWorkbench();
  const isFresh = useWeightsRunId() === undefined;
  const isEmpty = useOpenDocument().nodes.length === 0;
  const errors = countErrors(useWholeAnalysis());
  if (!isFresh || (errors === 0 && !isEmpty)) return undefined;
  const showDesign = () => layout.setState({ view: 'design' });
  return (
    <EmptyState
      m="auto"
      icon={<IconZoomScan stroke={1.4} />}
      title={isEmpty ? t('An empty graph') : t('Fix {{count}} problems first', { count: errors })}
      description={t(
        'The lens shows every number of a forward and backward pass through the network, once the graph has no errors.',
      )}
    >
      <Group gap="xs" justify="center" mt="xs">
        {isEmpty ? (
          <Button variant="light" onClick={showDesign}>
            {t('Go to Design')}
          </Button>
        ) : (
          <Button
            variant="light"
            onClick={() => {
              showDesign();
              layout.showDock('problems');
            }}
          >
            {t('Show problems')}
          </Button>
        )}
      </Group>
    </EmptyState>
  );
}

/** Errors, doubts and progress, above the network. */
function Banners() {
  const lens = useLens();
  const error = useLensState((state) => state.error);
  const remarks = useLensState(({ subject }) => subject?.remarks);
  const isFirst = useLensState(({ status, answered }) => status === 'asking' && !answered);
  const progress = useLensState((state) => state.progress);
  const said = error && sayError(error);
  return (
    <div className={classes.banners}>
      {said && (
        <Alert
          color="red"
          icon={<IconAlertTriangle size={17} />}
          title={said.message}
          role="alert"
          data-testid="lens-error"
          data-code={said.code}
        >
          <Group justify="space-between" gap="xs">
            <Text fz="xs">{[said.where, said.fix].filter(Boolean).join(' · ')}</Text>
            <Group gap="xs">
              <WayOut />
              <Button size="compact-xs" variant="default" onClick={lens.retry}>
                {t('Try again')}
              </Button>
            </Group>
          </Group>
        </Alert>
      )}
      <Broken />
      <Changed />
      {remarks && remarks.length > 0 && (
        <Alert color="yellow" p="xs" data-testid="lens-remarks">
          {remarks.map((remark) => (
            <Text key={remark.template} fz="xs">
              {say(remark)}
            </Text>
          ))}
        </Alert>
      )}
      {(isFirst || progress) && (
        <LongTask
          text={progress?.part === 'replay' ? t('Replaying training…') : t('Computing the pass…')}
          share={progress?.share ?? 0}
          cancelLabel={t('Cancel')}
          onCancel={lens.cancel}
          testId="lens-computing"
        />
      )}
    </div>
  );
}

/** Where a step between checkpoints cannot be shown. */
function WayOut() {
  const run = useWeightsRun();
  const step = useLensState(({ choices: { weights } }) => (weights?.kind === 'run' ? weights.step : undefined));
  return run && step !== undefined ? <NearestCheckpoint run={run} step={step} /> : null;
}

/** Causes of numbers that float64 may hold. */
const TOO_LARGE = new Set(['overflow', 'exponential', 'partialSum']);

/** At the step at which the run failed: the reason, and what usually mends it. */
function Broken() {
  const shown = useLensState(({ subject }) => subject?.run);
  const runs = useStore(useWorkbench().runs, (state) => state.runs);
  const run = runs?.find(({ id }) => id === shown?.id);
  if (!run || !isBroken(run) || shown?.step !== run.origin.step - 1) return null;
  return (
    <>
      <OriginNote origin={run.origin} />
      {TOO_LARGE.has(run.origin.cause.code) && (
        <Text fz="xs" px="xs">
          {t(
            'Training computes in float32, whose largest number is about 3.4e38. The lens computes in float64, where the number may still be finite.',
          )}
        </Text>
      )}
    </>
  );
}

/** While numbers are changed, nothing that is shown is of the weights alone. */
function Changed() {
  const lens = useLens();
  const changes = useLensState((state) => state.changes);
  if (changes.length === 0) return null;
  return (
    <Alert color="yellow" p="xs" data-testid="lens-changed">
      <Group justify="space-between" gap="xs">
        <Text fz="xs">{t('What if: changed values: {{number}}', { number: changes.length })}</Text>
        <Button size="compact-xs" variant="default" onClick={() => lens.change([])}>
          {t('Reset all')}
        </Button>
      </Group>
    </Alert>
  );
}

/** The graph of the weights; until they are known the open one, still without values. */
function Network() {
  const open = useOpenDocument();
  const document = useLensState(({ subject }) => subject?.document) ?? open;
  const isWithoutSample = useLensState(({ status, answered }) => status === 'ready' && !answered);
  return (
    <div className={classes.network}>
      <LensCanvas key={document.nodes.length} document={document} />
      {isWithoutSample && (
        <div className={classes.hint} role="status">
          <Text fz="sm">{t('Choose data for this graph in the Data view, or type a sample at the left.')}</Text>
        </div>
      )}
    </div>
  );
}
