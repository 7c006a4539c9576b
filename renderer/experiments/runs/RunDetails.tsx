import { Alert, Button, EmptyState, Group, Stack, Text } from '@mantine/core';
import { IconDownload, IconHistory, IconPlayerPlay, IconSchema } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { RunDetails as Details, RunSummary } from '#app/contract/index.ts';
import { describeEarlyStop, type MetricValues, metricsIn, readTraining } from '#engine/graph/index.ts';
import { Panel } from '../../controls/panel/Panel.tsx';
import { metricTerm, Term, type TermDeclaration, type TermId, termIdOfField } from '../../controls/terms/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { formatCount, formatDateTime, formatNumber, humanize } from '../../language/format/index.ts';
import { say, t } from '../../language/index.ts';
import { useShownRun, useWorkbench } from '../../workbench/index.ts';
import { formatMetric, isResumable, STATUS_LABELS } from '../../workbench/runs/index.ts';
import { ChanceNote } from './ChanceNote.tsx';
import { columnFacts } from './columnFacts.ts';
import classes from './Runs.module.css';
import { StatusIcon } from './StatusIcon.tsx';
import { useRunActions } from './useRunActions.tsx';

/** The selected run: results, settings and actions. */
export function RunDetails() {
  const { layout } = useWorkbench();
  const run = useShownRun();
  return (
    <Panel title={t('Run')} side="right" onFold={() => layout.setState({ inspectorOpen: false })}>
      {run ? (
        <RunFacts run={run} />
      ) : (
        <EmptyState
          size="sm"
          mt="20vh"
          icon={<IconHistory stroke={1.5} />}
          title={t('No run selected')}
          description={t('Results and settings of the run.')}
        />
      )}
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
          <Text fz="sm">{t(STATUS_LABELS[run.status])}</Text>
        </Group>
        {run.error && (
          <Alert color="red" variant="light" title={say(run.error)} p="xs">
            {run.error.fix && say(run.error.fix)}
          </Alert>
        )}
        {run.earlyStop && (
          <Text fz="xs" c="dimmed" data-testid="early-stop">
            {t('The run {{earlyStop}}.', { earlyStop: describeEarlyStop(run.earlyStop) })}
          </Text>
        )}
        {run.restoredEpoch !== null && (
          <Text fz="xs" c="dimmed" data-testid="restored">
            {t('Restored the weights of the best epoch, {{epoch}}.', { epoch: run.restoredEpoch })}
          </Text>
        )}
        <ChanceNote run={run} />
        <Button leftSection={<IconDownload size={14} />} onClick={actions.exportWeights} data-testid="export-weights">
          {t('Export weights')}
        </Button>
        {isResumable(run.status) && (
          <Button variant="light" leftSection={<IconPlayerPlay size={14} />} onClick={actions.goOn} data-testid="go-on">
            {t('Resume from last checkpoint')}
          </Button>
        )}
        <Button variant="default" leftSection={<IconSchema size={14} />} onClick={actions.openGraph}>
          {t('Open current graph')}
        </Button>
      </Stack>
      <Section title={t('Result')}>
        <Facts
          facts={[
            [t('Loss'), formatNumber(run.loss, 4), 'loss'],
            ...metricFacts(run.metrics),
            [t('Epoch'), t('{{epoch}} of {{epochs}}', { epoch: run.epoch, epochs: run.epochs }), 'epoch'],
            [t('Steps'), formatCount(run.step), 'step'],
          ]}
        />
      </Section>
      {run.validation && (
        <Section title={t('Validation')}>
          <Facts facts={[[t('Loss'), formatNumber(run.validation.loss, 4), 'loss'], ...metricFacts(run.validation.metrics)]} />
        </Section>
      )}
      <Settings key={`${run.id} ${run.status}`} run={run} />
    </div>
  );
}

function metricFacts(values: MetricValues): Fact[] {
  return metricsIn([values]).map((metric) => [t(metric.label), formatMetric(metric, values), metricTerm(metric)]);
}

function Settings({ run }: { readonly run: RunSummary }) {
  const { client, notices, datasets } = useWorkbench();
  const isBuiltIn = useStore(datasets, ({ summaries }) => summaries.some(({ spec }) => spec === run.dataset.split('?')[0]));
  const [details, setDetails] = useState<Details>();
  useEffect(() => {
    void notices.attempt(async () => setDetails(await client.runs.load({ runId: run.id })));
  }, [client, notices, run.id]);
  if (!details) return null;
  const { optimizer, optimizerParams, schedule, clip, accumulate, batchSize, seed } = readTraining(
    details.document.training,
  ).configuration;
  return (
    <Section title={t('Settings')}>
      <Facts
        facts={[
          [t('Graph'), run.graphName],
          [t('Parameters'), formatCount(run.parameters), 'parameterCount'],
          [t('Data'), run.dataset],
          ...columnFacts(details.preparation, isBuiltIn),
          [t('Optimizer'), t(optimizer.label), 'optimizer'],
          ...Object.entries(optimizerParams).map(
            ([name, value]): Fact => [t(humanize(name)), String(value), termIdOfField(name, optimizer.type)],
          ),
          [t('Schedule'), t(schedule.schedule.label), 'schedule'],
          ...(clip ? [[t('Clipping'), t(clip.clip.label), 'clipping'] as const] : []),
          [t('Batch size'), accumulate > 1 ? `${accumulate} × ${formatCount(batchSize)}` : formatCount(batchSize), 'batchSize'],
          [t('Seed'), String(seed), 'seed'],
          [t('Started'), formatDateTime(run.startedAt, Date.now())],
          [t('Checkpoints'), formatCount(details.checkpoints.length), 'checkpoint'],
          [t('Engine version'), details.engineVersion],
        ]}
      />
    </Section>
  );
}

/** A name with its value, and the name's term, if any. */
type Fact = readonly [name: string, value: string, term?: TermId | TermDeclaration | undefined];

/** Names and values in two columns. */
function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value, term]) => (
        <div key={name} className={classes.fact}>
          <dt>{term ? <Term of={term}>{name}</Term> : name}</dt>
          <dd data-selectable>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
