import { Alert, EmptyState, Group, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import {
  type RunDetails as Details,
  percentOfEpoch,
  type RunSummary,
  usedLearningRates,
  usedSettings,
} from '#app/contract/index.ts';
import { describeEarlyStop, type MetricValues, readTraining } from '#engine/graph/index.ts';
import { OriginNote } from '../../controls/origin/OriginNote.tsx';
import { Panel } from '../../controls/panel/Panel.tsx';
import { termIdOfField } from '../../controls/terms/index.ts';
import { Section } from '../../kit/surface/index.ts';
import { formatCount, formatDateTime, formatNumber, humanize } from '../../language/format/index.ts';
import { say, t } from '../../language/index.ts';
import { useShownRun, useWorkbench } from '../../workbench/index.ts';
import { isBroken } from '../../workbench/lens/index.ts';
import { describeCondition, nameSetting } from '../../workbench/runs/index.ts';
import { ChanceNote } from './ChanceNote.tsx';
import { Copyable } from './Copyable.tsx';
import { DataFacts } from './DataFacts.tsx';
import { DiagnosisSection } from './DiagnosisSection.tsx';
import { type Fact, Facts, metricFacts } from './Facts.tsx';
import { ForkedFrom } from './ForkedFrom.tsx';
import { ImportedFacts } from './ImportedFacts.tsx';
import { LabelsSection } from './LabelsSection.tsx';
import { RunButtons } from './RunButtons.tsx';
import { StatusIcon, StatusText } from './StatusIcon.tsx';
import { TestSection } from './TestSection.tsx';
import { useRunActions } from './useRunActions.ts';

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
        <Text fz="xs" c="dimmed" component="div">
          {t('ID')} <Copyable text={run.id} label={t('Copy ID')} />
        </Text>
        <Group gap={6}>
          <StatusIcon status={run.status} />
          <Text fz="sm">
            <StatusText status={run.status} />
          </Text>
        </Group>
        {run.error && !isBroken(run) && (
          <Alert color="red" variant="light" title={say(run.error)} p="xs">
            {run.error.fix && say(run.error.fix)}
          </Alert>
        )}
        {isBroken(run) && <OriginNote origin={run.origin} onOpen={actions.openOrigin} />}
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
        {run.conditions.map((condition) => (
          <Text key={`${condition.since} ${condition.condition}`} fz="xs" c="dimmed" data-testid="condition">
            {say(describeCondition(condition, run))}
          </Text>
        ))}
        <ForkedFrom run={run} />
        <ChanceNote run={run} />
        <RunButtons run={run} actions={actions} />
      </Stack>
      {run.importedFrom ? (
        <ImportedFacts run={run} from={run.importedFrom} />
      ) : (
        <>
          <DiagnosisSection key={run.id} run={run} />
          <Section title={t('Progress')}>
            <Facts facts={progressFacts(run)} />
          </Section>
        </>
      )}
      <LabelsSection key={`${run.id} labels`} run={run} />
      <Results run={run} />
      <TestSection run={run} />
      {!run.importedFrom && <Settings key={`${run.id} ${run.status}`} run={run} />}
    </div>
  );
}

function progressFacts(run: RunSummary): Fact[] {
  const { epoch, epochs, step, steps } = run;
  const percent = percentOfEpoch(run);
  const trained =
    percent === undefined
      ? t('{{epoch}} of {{epochs}}', { epoch, epochs })
      : t('{{epoch}} of {{epochs}} ({{percent}} % of the epoch)', { epoch, epochs, percent });
  return [
    [t('Epoch'), trained, 'epoch'],
    [t('Steps'), t('{{step}} of {{steps}}', { step, steps }), 'step'],
  ];
}

/** Loss and metrics, with the epoch that they are of. */
function Results({ run }: { readonly run: RunSummary }) {
  const { measuredEpoch: epoch, loss, metrics, validation } = run;
  if (epoch === null) return null;
  const facts = (of: number | null, values: MetricValues): Fact[] => [
    [t('Loss'), formatNumber(of, 4), 'loss', of ?? undefined],
    ...metricFacts(values),
  ];
  return (
    <>
      <Section title={t('Training, mean over epoch {{epoch}}', { epoch })}>
        <Facts facts={facts(loss, metrics)} />
      </Section>
      {validation && (
        <Section title={t('Validation, after epoch {{epoch}}', { epoch })}>
          <Facts facts={facts(validation.loss, validation.metrics)} />
        </Section>
      )}
    </>
  );
}

function Settings({ run }: { readonly run: RunSummary }) {
  const { reader, notices } = useWorkbench();
  const [details, setDetails] = useState<Details>();
  useEffect(() => {
    void notices.attempt(async () => setDetails(await reader.runs.load({ runId: run.id })));
  }, [reader, notices, run.id]);
  if (!details) return null;
  const { optimizer, optimizerParams, schedule, clip, accumulate, batchSize, seed } = readTraining(
    details.document.training,
  ).configuration;
  return (
    <>
      <Section title={t('Settings')}>
        <Facts
          facts={[
            [t('Graph'), run.graphName],
            [t('Parameters'), formatCount(run.parameters), 'parameterCount'],
            [t('Optimizer'), t(optimizer.label), 'optimizer'],
            ...Object.entries(optimizerParams).map(
              ([name, value]): Fact => [t(humanize(name)), String(value), termIdOfField(name, optimizer.type)],
            ),
            ...usedLearningRates(run).map(
              ({ step, learningRate }): Fact => [
                t('Learning rate from step {{step}}', { step }),
                String(learningRate),
                'learningRate',
              ],
            ),
            ...usedSettings(run).map(
              ({ step, address, value }): Fact => [
                t('{{setting}} from step {{step}}', { setting: say(nameSetting(address)), step }),
                String(value),
                termIdOfField(address.slice(address.lastIndexOf('.') + 1)),
              ],
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
      <DataFacts run={details} />
    </>
  );
}
