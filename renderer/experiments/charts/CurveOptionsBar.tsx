import { Button, Checkbox, Group, SegmentedControl, Slider, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Term } from '../../controls/terms/index.ts';
import { later, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { CURVE_AXES, type CurveAxis } from '../../workbench/layout/index.ts';
import classes from './Charts.module.css';

const AXIS_LABELS: Readonly<Record<CurveAxis, string>> = {
  step: later('Step'),
  epoch: later('Epoch'),
  time: later('Time'),
};

interface CurveOptionsBarProps {
  readonly isZoomed: boolean;
  readonly onReset: () => void;
  readonly legend: ReactNode;
  /** More options. */
  readonly children?: ReactNode;
}

/** Curve options: smoothing, axis, scale; and a legend. */
export function CurveOptionsBar({ isZoomed, onReset, legend, children }: CurveOptionsBarProps) {
  const { layout } = useWorkbench();
  const { smoothing, axis, logarithmic } = useStore(layout, ({ charts }) => charts);
  return (
    <Group className={classes.options} gap="md" wrap="nowrap">
      <Group gap={8} wrap="nowrap">
        <Text fz="xs" c="dimmed" id="smoothing-label" component="span">
          <Term of="smoothing" />
        </Text>
        <Slider
          w={92}
          min={0}
          max={0.99}
          step={0.01}
          label={null}
          value={smoothing}
          onChange={(value) => layout.setCharts({ smoothing: value })}
          thumbProps={{ 'aria-labelledby': 'smoothing-label' }}
        />
        <Text fz="xs" ff="monospace" w={32}>
          {smoothing.toFixed(2)}
        </Text>
      </Group>
      <SegmentedControl
        aria-label={t('Horizontal axis')}
        data={CURVE_AXES.map((value) => ({ value, label: t(AXIS_LABELS[value]) }))}
        value={axis}
        onChange={(value) => {
          onReset();
          layout.setCharts({ axis: value });
        }}
      />
      <Checkbox
        size="xs"
        label={t('Log scale')}
        checked={logarithmic}
        onChange={(event) => layout.setCharts({ logarithmic: event.currentTarget.checked })}
      />
      {children}
      {isZoomed && (
        <Button size="compact-xs" variant="light" onClick={onReset}>
          {t('Show all')}
        </Button>
      )}
      <Group gap="md" ml="auto" wrap="nowrap" className={classes.legend} aria-hidden="true">
        {legend}
      </Group>
    </Group>
  );
}
