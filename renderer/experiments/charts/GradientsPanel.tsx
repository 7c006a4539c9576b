import { EmptyState, Loader, SegmentedControl, UnstyledButton } from '@mantine/core';
import { IconChartLine } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type uPlot from 'uplot';
import type { RunSummary } from '#app/contract/index.ts';
import { Term } from '../../controls/terms/index.ts';
import { Plot, type PlotLook, type Range } from '../../kit/plot/Plot.tsx';
import { formatNumber } from '../../language/format/index.ts';
import { later, t } from '../../language/index.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { useShownRun, useWholeAnalysis } from '../../workbench/index.ts';
import { drawnCurves } from '../../workbench/runs/index.ts';
import { xAxis, yAxis } from './axes.ts';
import classes from './Charts.module.css';
import type { FlowMeasure } from './flowGrid.ts';
import { GradientFlow } from './GradientFlow.tsx';
import { gradientColumns, isBias, orderParameters } from './gradientColumns.ts';
import { NoRecords, NoRun } from './NoRun.tsx';
import { PicturePanel } from './PicturePanel.tsx';
import { useFlow } from './useFlow.ts';
import { useRunFeed } from './useRunFeed.ts';

type GradientView = FlowMeasure | 'curves';
const VIEWS: Readonly<Record<GradientView, string>> = {
  weights: later('∂J/∂W'),
  nodes: later('δ'),
  updates: later('Update ratio'),
  curves: later('Curves'),
};

/** The gradients of the selected run: their flow through the network in one picture, or a curve for each parameter. */
export function GradientsPanel() {
  const run = useShownRun();
  if (!run) return <NoRun description={t('During training, the gradient size of every weight is plotted here.')} />;
  if (run.importedFrom) return <NoRecords />;
  return <GradientViews key={run.id} run={run} />;
}

function GradientViews({ run }: { readonly run: RunSummary }) {
  const { feed, revision } = useRunFeed(run.id);
  const [view, setView] = useState<GradientView>('weights');
  useEffect(() => feed.wantGradients(), [feed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series grows in place, with the revision
  const lastStep = useMemo(
    () => Math.max(0, ...[...feed.series.gradients.values()].map(({ step }) => step.at(-1) ?? 0)),
    [feed, revision],
  );
  const flow = useFlow(run.id, lastStep);
  if (!flow || flow.nodes.length === 0) return <RunGradients run={run} />;
  return (
    <PicturePanel
      bar={
        <SegmentedControl
          size="xs"
          aria-label={t('Gradients')}
          style={{ alignSelf: 'flex-start', flex: 'none' }}
          data={Object.entries(VIEWS).map(([value, label]) => ({ value, label: t(label) }))}
          value={view}
          onChange={(value) => setView(value as GradientView)}
        />
      }
    >
      {view === 'curves' ? <RunGradients run={run} /> : <GradientFlow flow={flow} measure={view} />}
    </PicturePanel>
  );
}

function RunGradients({ run }: { readonly run: RunSummary }) {
  const { feed, revision } = useRunFeed(run.id);
  const scheme = useScheme();
  const [range, setRange] = useState<Range | null>(null);
  const [row, setRow] = useState<number | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  useEffect(() => feed.wantGradients(), [feed]);
  useEffect(() => feed.wantDetail(range && { from: Math.floor(range.min), to: Math.ceil(range.max) }), [feed, range]);
  useEffect(() => () => feed.wantDetail(null), [feed]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the series grows in place, with the revision
  const { gradients } = useMemo(() => drawnCurves(feed.series), [feed, revision]);
  const { order } = useWholeAnalysis();
  const parameters = orderParameters([...gradients.keys()], order);
  const names = parameters.map(({ name }) => name);
  const colors = gradientColors(parameters, scheme);
  const key = names.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the names, and their series grow with the revision
  const columns = useMemo(() => gradientColumns(names.flatMap((name) => gradients.get(name) ?? [])), [gradients, revision, key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the names
  const look = useMemo(() => gradientLook(names, colors, focused), [key, focused, scheme]);
  const data = useMemo<uPlot.AlignedData>(() => [columns.step, ...columns.norms], [columns]);
  if (feed.phase() === 'loading') return <Loader size="sm" m="auto" />;
  if (names.length === 0) {
    return (
      <EmptyState
        size="sm"
        icon={<IconChartLine stroke={1.5} />}
        title={t('No gradients recorded')}
        description={t(
          'The first entry is recorded at the first step, the next ones at the interval set in the training panel; an interval of 0 turns recording off.',
        )}
      />
    );
  }
  const index = Math.min(row ?? columns.step.length - 1, columns.step.length - 1);
  return (
    <div className={classes.charts} style={{ height: '100%', paddingTop: 8 }}>
      <figure className={classes.chart} data-testid="chart-gradients" data-last-step={columns.step.at(-1) ?? 0}>
        <figcaption className={classes.caption}>
          <span className={classes.title}>
            <Term of="gradientNorm">{t('Gradient norm')}</Term>
          </span>
          <span className={classes.readout}>{t('step {{step}}', { step: columns.step[index] })}</span>
        </figcaption>
        <Plot
          look={look}
          data={data}
          range={range}
          extent={{ min: columns.step[0], max: columns.step.at(-1) ?? 0 }}
          onRange={setRange}
          onHover={setRow}
          label={t('Gradient norms over the run')}
        />
      </figure>
      <GradientNames
        names={names}
        colors={colors}
        values={columns.norms.map((column) => column[index])}
        focused={focused}
        onFocus={setFocused}
      />
    </div>
  );
}

interface GradientNamesProps {
  readonly names: readonly string[];
  readonly colors: readonly string[];
  readonly values: readonly (number | null)[];
  readonly focused: string | null;
  readonly onFocus: (name: string | null) => void;
}

/** The parameters by depth, with the norm under the pointer. Hovering highlights a line. */
function GradientNames({ names, colors, values, focused, onFocus }: GradientNamesProps) {
  return (
    <div className={classes.names} onPointerLeave={() => onFocus(null)}>
      {names.map((name, index) => (
        <UnstyledButton
          key={name}
          className={classes.name}
          data-focused={focused === name || undefined}
          onPointerEnter={() => onFocus(name)}
          onFocus={() => onFocus(name)}
          onBlur={() => onFocus(null)}
        >
          <span className={classes.swatch} style={{ borderTop: `2px ${isBias(name) ? 'dashed' : 'solid'} ${colors[index]}` }} />
          <span>{name}</span>
          <span className={classes.value}>{formatNumber(values[index], 2)}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}

function gradientLook(names: readonly string[], colors: readonly string[], focused: string | null): PlotLook {
  const lines = names.map((name, index) => ({
    label: name,
    stroke: colors[index],
    width: focused === name ? 3 : 1.5,
    alpha: focused === null || focused === name ? 1 : 0.25,
    spanGaps: true,
    points: { show: false },
    ...(isBias(name) && { dash: [4, 3] }),
  }));
  return {
    padding: [8, 12, 0, 0],
    scales: { y: { distr: 3 } },
    axes: [xAxis('step'), yAxis((value) => formatNumber(value, 1), true)],
    series: [{}, ...lines],
  };
}

/** A color per gradient by the depth of its node, all in the hues of the backward pass, so that color shows depth. */
function gradientColors(parameters: readonly { readonly depth: number }[], scheme: 'light' | 'dark'): string[] {
  const [light, deep] = scheme === 'light' ? [0.62, 0.4] : [0.86, 0.62];
  const deepest = Math.max(1, ...parameters.map(({ depth }) => depth));
  return parameters.map(({ depth }) => {
    const share = depth / deepest;
    return `oklch(${mix(light, deep, share).toFixed(3)} 0.15 ${mix(88, 22, share).toFixed(0)})`;
  });
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
