import { Select } from '@mantine/core';
import type { NumberResults, RunSummary } from '#app/contract/index.ts';
import { metricFacts } from '../../experiments/runs/Facts.tsx';
import { t } from '../../language/index.ts';
import type { Split } from '../choices/resultsChoices.ts';
import { Columns } from '../parts/Columns.tsx';
import { Overview } from '../parts/Overview.tsx';
import { useOpenSample } from '../samples/useOpenSample.ts';
import { PointChart } from './PointChart.tsx';
import { ResidualHistogram } from './ResidualHistogram.tsx';

interface NumberSectionsProps {
  readonly judged: NumberResults;
  readonly run: RunSummary;
  readonly split: Split;
  readonly step: number;
  readonly onOutput: (output: number) => void;
}

/** The results of a regression: one output at a time. */
export function NumberSections({ judged, run, split, step, onOutput }: NumberSectionsProps) {
  const { outputs, output, metrics, points, residuals } = judged;
  const open = useOpenSample(run, { split, step });
  const differences = points.given.map((value, index) => value - points.wanted[index]);
  const [target, prediction, residual] = [t('Target'), t('Prediction'), t('Residual')];
  return (
    <>
      {outputs.length > 1 && (
        <>
          <Select
            maw="18rem"
            label={t('Output')}
            data={outputs.map((name, index) => ({ value: String(index), label: name }))}
            value={String(output)}
            onChange={(value) => value !== null && onOutput(Number(value))}
            data-testid="results-output"
          />
          <Overview facts={metricFacts(metrics)} />
        </>
      )}
      <Columns>
        <PointChart
          title={t('Prediction over target')}
          testId="chart-scatter"
          x={{ label: target, values: points.wanted }}
          y={{ label: prediction, values: points.given }}
          numbers={points.numbers}
          line="diagonal"
          onOpen={open}
        />
        <PointChart
          title={t('Residuals over prediction')}
          testId="chart-residuals"
          x={{ label: prediction, values: points.given }}
          y={{ label: residual, values: differences }}
          numbers={points.numbers}
          line="zero"
          onOpen={open}
        />
        <ResidualHistogram residuals={residuals} />
      </Columns>
    </>
  );
}
