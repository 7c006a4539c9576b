import { Button, Group } from '@mantine/core';
import { IconZoomScan } from '@tabler/icons-react';
import type { HistoryPoint, RunSummary } from '#app/contract/index.ts';
import { SHARES } from '#engine/distributions/index.ts';
import { formatCount, formatNumber, formatPercent, formatShare } from '../../language/format/index.ts';
import { t } from '../../language/index.ts';
import { openStep, useWorkbench } from '../../workbench/index.ts';
import classes from './Histories.module.css';

interface HistoryNumbersProps {
  readonly run: RunSummary;
  readonly point: HistoryPoint;
  /** Absent if all is shown. */
  readonly onShowAll: (() => void) | undefined;
}

/** The numbers of a point, and the way to its step in the lens. */
export function HistoryNumbers({ run, point, onShowAll }: HistoryNumbersProps) {
  const { openGraphs, layout, lenses, notices } = useWorkbench();
  const open = () => notices.attempt(() => openStep({ openGraphs, layout, lenses }, { run, step: point.lastStep }));
  return (
    <div className={classes.numbers} data-testid="history-numbers">
      <div className={classes.step} aria-live="polite">
        {describeSteps(point)}
      </div>
      <Group gap={6}>
        <Button size="compact-xs" variant="light" leftSection={<IconZoomScan size={13} />} onClick={open}>
          {t('Open in Lens')}
        </Button>
        {onShowAll && (
          <Button size="compact-xs" variant="subtle" onClick={onShowAll}>
            {t('Show all')}
          </Button>
        )}
      </Group>
      <dl className={classes.list}>
        {numbersOf(point).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function describeSteps({ firstStep, lastStep, entries }: HistoryPoint): string {
  if (entries === 1) return t('step {{step}}', { step: formatCount(firstStep) });
  return t('steps {{from}} to {{to}}, {{entries}} recorded', {
    from: formatCount(firstStep),
    to: formatCount(lastStep),
    entries: formatCount(entries),
  });
}

function numbersOf({ rms, mean, standardDeviation, min, max, quantiles, nonFinite, dead, saturated }: HistoryPoint) {
  const levels = quantiles.map((value, index): [string, string] => [
    SHARES[index] === 0.5 ? t('Median') : formatPercent(SHARES[index]),
    formatNumber(value),
  ]);
  const rows: [label: string, value: string][] = [
    [t('RMS'), formatNumber(rms)],
    [t('Mean'), formatNumber(mean)],
    [t('Standard deviation'), formatNumber(standardDeviation)],
    [t('Maximum'), formatNumber(max)],
    ...levels.toReversed(),
    [t('Minimum'), formatNumber(min)],
  ];
  if (dead !== null) rows.push([t('Dead units'), formatShare(dead)]);
  if (saturated !== null) rows.push([t('Saturated units'), formatShare(saturated)]);
  if (nonFinite > 0) rows.push([t('Not finite'), formatCount(nonFinite)]);
  return rows;
}
