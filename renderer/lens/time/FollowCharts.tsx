import { type MouseEvent, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import type { FollowedStep } from '#app/contract/index.ts';
import { layerOf, withoutBlocks } from '#engine/graph/index.ts';
import { nodeName } from '../../drawing/index.ts';
import { resolveToken, xAxis, yAxis } from '../../experiments/charts/axes.ts';
import { Plot, type PlotLook } from '../../kit/plot/Plot.tsx';
import { formatNumber } from '../../language/format/index.ts';
import { t, useLanguage } from '../../language/index.ts';
import { useScheme } from '../../theme/scheme.tsx';
import { useLensState } from '../../workbench/index.ts';
import { deltaCurves, type FollowedCurve, lossCurve, predictionCurves } from './followCurves.ts';
import classes from './Time.module.css';

interface FollowChartsProps {
  readonly steps: readonly FollowedStep[];
  readonly step: number;
  readonly isLogarithmic: boolean;
  readonly onStep: (step: number) => void;
}

/** Loss, prediction and δ of a followed sample, side by side, with the present step. */
export function FollowCharts({ steps, ...shared }: FollowChartsProps) {
  const subject = useLensState((state) => state.subject);
  const names = useMemo(() => namesOfNodes(subject?.document), [subject]);
  const prediction = steps.find((each) => each.prediction)?.prediction;
  const target = subject?.targets.find(({ node }) => node === prediction?.target);
  const loss = useMemo(() => [{ name: 'J', values: lossCurve(steps) }], [steps]);
  const predicted = useMemo(() => predictionCurves(steps, target?.classNames ?? target?.names), [steps, target]);
  const deltas = useMemo(() => deltaCurves(steps, names), [steps, names]);
  return (
    <div className={classes.charts}>
      {loss[0].values.some((value) => value !== null) && (
        <FollowChart {...shared} title={t('Loss J')} name="loss" steps={steps} curves={loss} />
      )}
      {predicted.length > 0 && (
        <FollowChart
          {...shared}
          title={prediction?.kind === 'values' ? t('Prediction') : t('Predicted probability')}
          name="prediction"
          steps={steps}
          curves={predicted}
        />
      )}
      {deltas.length > 0 && (
        <FollowChart {...shared} title={t('Norm of δ by layer')} name="delta" steps={steps} curves={deltas} isLogarithmicY />
      )}
    </div>
  );
}

/** The names of the nodes whose δ is of interest: neither data nor losses. */
function namesOfNodes(document: Parameters<typeof withoutBlocks>[0] | undefined): ReadonlyMap<string, string> {
  if (!document) return new Map();
  const graph = withoutBlocks(document);
  return new Map(
    graph.nodes.flatMap((node): [string, string][] => {
      const layer = layerOf(graph, node);
      const isShown = layer && layer.ui.category !== 'data' && layer.ui.category !== 'loss';
      return isShown ? [[node.id, nodeName(node, layer)]] : [];
    }),
  );
}

interface FollowChartProps extends FollowChartsProps {
  readonly title: string;
  readonly name: string;
  readonly curves: readonly FollowedCurve[];
  readonly isLogarithmicY?: boolean;
}

function FollowChart({ title, name, steps, curves, step, isLogarithmic, isLogarithmicY = false, onStep }: FollowChartProps) {
  const spoken = useLanguage();
  const scheme = useScheme();
  const [row, setRow] = useState<number | null>(null);
  const now = useRef(step);
  now.current = step;
  // A logarithmic axis begins at 1: the state before the first step is at its edge.
  const x = useMemo(() => steps.map((each) => (isLogarithmic ? Math.log10(1 + each.step) : each.step)), [steps, isLogarithmic]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colors depend on the scheme
  const look = useMemo(
    () => lookOf(curves, { isLogarithmic, isLogarithmicY, present: () => now.current }),
    [curves, isLogarithmic, isLogarithmicY, scheme, spoken],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step redraws the same data
  const data = useMemo<uPlot.AlignedData>(() => [x, ...curves.map(({ values }) => [...values])], [x, curves, step]);
  const shown = row ?? nearestRow(steps, step);
  const goToPoint = ({ currentTarget, clientX }: MouseEvent<HTMLElement>) => {
    const area = currentTarget.querySelector('.u-over')?.getBoundingClientRect();
    if (!area) return;
    const share = Math.min(1, Math.max(0, (clientX - area.left) / area.width));
    const [first, last] = [x[0], x[x.length - 1]];
    const at = first + share * (last - first);
    const distances = x.map((each) => Math.abs(each - at));
    onStep(steps[distances.indexOf(Math.min(...distances))].step);
  };
  return (
    <figure className={classes.chart} data-testid={`follow-${name}`} data-points={steps.length}>
      <figcaption>
        <strong>{title}</strong>
        <span>{t('step {{step}}', { step: steps[shown]?.step ?? 0 })}</span>
        {curves.map((curve, index) => (
          <span key={curve.name} className={classes.key}>
            <i style={{ background: colorOf(index, curves.length) }} aria-hidden />
            {curves.length > 1 && curve.name} {formatNumber(curve.values[shown])}
          </span>
        ))}
      </figcaption>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the scrubber does the same by keyboard */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the scrubber does the same by keyboard */}
      <div className={classes.area} onClick={goToPoint}>
        <Plot
          look={look}
          data={data}
          range={null}
          onRange={() => {}}
          onHover={setRow}
          label={t('{{title}} of the sample over the run', { title })}
        />
      </div>
    </figure>
  );
}

/** The last followed step up to a given one. */
const nearestRow = (steps: readonly FollowedStep[], step: number): number =>
  Math.max(
    0,
    steps.findLastIndex((each) => each.step <= step),
  );

/** Hues around the circle, of equal lightness; one curve has the color of forward values. */
const colorOf = (index: number, count: number): string =>
  count === 1 ? 'var(--bw-forward)' : `oklch(0.65 0.14 ${Math.round((360 * index) / count + 250) % 360})`;

interface LookOptions {
  readonly isLogarithmic: boolean;
  readonly isLogarithmicY: boolean;
  readonly present: () => number;
}

function lookOf(curves: readonly FollowedCurve[], { isLogarithmic, isLogarithmicY, present }: LookOptions): PlotLook {
  const forward = resolveToken('forward');
  const text = resolveToken('text-muted');
  const steps = xAxis('step');
  return {
    padding: [6, 10, 0, 0],
    cursor: { drag: { x: false, y: false }, sync: { key: 'follow' } },
    scales: { y: isLogarithmicY ? { distr: 3 } : {} },
    axes: [
      isLogarithmic
        ? { ...steps, values: (_u, splits) => splits.map((value) => formatNumber(Math.round(10 ** value - 1), 2)) }
        : steps,
      yAxis(formatNumber, isLogarithmicY),
    ],
    series: [
      {},
      ...curves.map(({ name }, index) => ({
        label: name,
        stroke: curves.length === 1 ? forward : colorOf(index, curves.length),
        width: 1.5,
        points: { show: false },
      })),
    ],
    hooks: {
      draw: [
        (u) => {
          const at = isLogarithmic ? Math.log10(1 + present()) : present();
          const x = u.valToPos(at, 'x', true);
          u.ctx.save();
          u.ctx.strokeStyle = text;
          u.ctx.lineWidth = uPlot.pxRatio;
          u.ctx.beginPath();
          u.ctx.moveTo(x, u.bbox.top);
          u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
          u.ctx.stroke();
          u.ctx.restore();
        },
      ],
    },
  };
}
