import { EmptyState, Loader } from '@mantine/core';
import { IconChartHistogram } from '@tabler/icons-react';
import { useState } from 'react';
import type { HistorySeries, RunSummary } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import { useLoaded, useShownRun, useWorkbench } from '../../workbench/index.ts';
import { NoRecords, NoRun } from '../charts/NoRun.tsx';
import { PicturePanel } from '../charts/PicturePanel.tsx';
import { useRunFeed } from '../charts/useRunFeed.ts';
import { HistoryBar } from './HistoryBar.tsx';
import { HistoryPicture } from './HistoryPicture.tsx';
import type { Drawing, Quantity } from './historyLabels.ts';

/** How the values of a parameter or a node of the selected run were distributed over its steps. */
export function HistoriesPanel() {
  const run = useShownRun();
  if (!run)
    return <NoRun description={t('During training, the distributions of weights, gradients and outputs are plotted here.')} />;
  if (run.importedFrom) return <NoRecords />;
  return <RunHistories key={run.id} run={run} />;
}

/** The series that is shown; what the run does not have is replaced by what is nearest. */
interface Choice {
  readonly name: string | undefined;
  readonly quantity: Quantity;
}

function RunHistories({ run }: { readonly run: RunSummary }) {
  const { client } = useWorkbench();
  const { feed } = useRunFeed(run.id);
  const [chosen, setChosen] = useState<Choice>({ name: undefined, quantity: 'value' });
  const [drawing, setDrawing] = useState<Drawing>('bands');
  // Often enough to watch, seldom enough to cost nothing.
  const progress = Number((feed.series.steps.step.at(-1) ?? 0).toPrecision(2));
  const listed = useLoaded(`${run.status} ${progress} ${feed.series.epochs.length}`, () =>
    client.runs.histories({ runId: run.id }),
  );
  if (!listed) return <Loader size="sm" m="auto" />;
  const series = find(listed, chosen);
  if (!series) return <NothingRecorded />;
  return (
    <PicturePanel
      bar={<HistoryBar listed={listed} series={series} drawing={drawing} onSeries={setChosen} onDrawing={setDrawing} />}
    >
      <HistoryPicture key={`${series.name} ${series.quantity}`} run={run} series={series} drawing={drawing} />
    </PicturePanel>
  );
}

function find(listed: readonly HistorySeries[], { name, quantity }: Choice): HistorySeries | undefined {
  const ofName = listed.filter((series) => series.name === name);
  const choices = (ofName.length > 0 ? ofName : listed).filter(({ lastStep }) => lastStep !== null);
  return choices.find((series) => series.quantity === quantity) ?? choices.at(0);
}

function NothingRecorded() {
  return (
    <EmptyState
      size="sm"
      icon={<IconChartHistogram stroke={1.5} />}
      title={t('No histories recorded')}
      description={t('They are recorded with some of the gradients; an interval of 0 in the training panel turns both off.')}
    />
  );
}
