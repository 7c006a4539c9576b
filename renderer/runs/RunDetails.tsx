import { Alert, Button, EmptyState, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconHistory, IconPlayerPlay, IconSchema } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { RunDetails as Details, RunSummary } from '#app/contract/index.ts';
import { describeEarlyStop, readTraining } from '#engine/graph/index.ts';
import { formatCount, formatMoment, formatNumber, formatShare, humanize, plural } from '../format/index.ts';
import { Panel, Section } from '../surface/index.ts';
import { useShownRun, useWorkbench } from '../workbench/index.ts';
import { Facts } from './Facts.tsx';
import { isResumable, STATUS_LABELS } from './model/index.ts';
import { StatusIcon } from './StatusIcon.tsx';
import { useRunActions } from './useRunActions.tsx';

/** The run that is shown: what came out, how it was set up, and what can be done with it. */
export function RunDetails() {
  const { layout } = useWorkbench();
  const run = useShownRun();
  return (
    <Panel title="Run" side="right" onFold={() => layout.setState({ inspectorOpen: false })}>
      {run ? <RunFacts run={run} /> : <EmptyState size="sm" icon={<IconHistory stroke={1.5} />} title="No run chosen" />}
    </Panel>
  );
}

function RunFacts({ run }: { readonly run: RunSummary }) {
  const actions = useRunActions(run);
  return (
    <div data-testid="run-details">
      <Stack px="md" pb="md" gap="xs">
        <Text fz="lg" fw={600} data-selectable>
          {run.name}
        </Text>
        <Group gap={6}>
          <StatusIcon status={run.status} />
          <Text fz="sm">{STATUS_LABELS[run.status]}</Text>
        </Group>
        {run.error && (
          <Alert color="red" variant="light" title={run.error.message} p="xs">
            {run.error.fix}
          </Alert>
        )}
        {run.earlyStop && (
          <Text fz="xs" c="dimmed" data-testid="early-stop">
            The run {describeEarlyStop(run.earlyStop)}.
          </Text>
        )}
        <Button
          leftSection={<IconDownload size={14} />}
          onClick={() => actions.exportWeights('numbers')}
          data-testid="export-weights"
        >
          Export weights
        </Button>
        {isResumable(run.status) && (
          <Button variant="light" leftSection={<IconPlayerPlay size={14} />} onClick={actions.goOn} data-testid="go-on">
            Go on from the last checkpoint
          </Button>
        )}
        <Button variant="default" leftSection={<IconSchema size={14} />} onClick={actions.openGraph}>
          Open its graph
        </Button>
      </Stack>
      <Section title="Result">
        <Facts
          facts={[
            ['Loss', formatNumber(run.loss, 4)],
            ['Accuracy', formatShare(run.accuracy)],
            ['Validation loss', formatNumber(run.validationLoss, 4)],
            ['Validation accuracy', formatShare(run.validationAccuracy)],
            ['Epoch', `${formatCount(run.epoch)} of ${formatCount(run.epochs)}`],
            ['Steps', formatCount(run.step)],
          ]}
        />
      </Section>
      <Settings key={`${run.id} ${run.status}`} run={run} />
    </div>
  );
}

function Settings({ run }: { readonly run: RunSummary }) {
  const { client, notices } = useWorkbench();
  const [details, setDetails] = useState<Details>();
  useEffect(() => {
    void notices.attempt(async () => setDetails(await client.runs.load({ runId: run.id })));
  }, [client, notices, run.id]);
  if (!details) return null;
  const { optimizer, optimizerParams, schedule, clip, accumulate, batchSize, seed } = readTraining(
    details.document.training,
  ).configuration;
  return (
    <Section title="Settings">
      <Facts
        facts={[
          ['Graph', run.graphName],
          ['Parameters', formatCount(run.parameters)],
          ['Data', run.dataset],
          ['Optimizer', optimizer.label],
          ...Object.entries(optimizerParams).map(([name, value]) => [humanize(name), String(value)] as const),
          ['Schedule', schedule.schedule.label],
          ...(clip ? [['Clipping', clip.clip.label] as const] : []),
          ['Batch size', accumulate > 1 ? `${accumulate} × ${formatCount(batchSize)}` : formatCount(batchSize)],
          ['Seed', String(seed)],
          ['Started', formatMoment(run.startedAt, Date.now())],
          ['Checkpoints', plural(details.checkpoints.length, 'checkpoint')],
          ['Engine', details.engineVersion],
        ]}
      />
    </Section>
  );
}
