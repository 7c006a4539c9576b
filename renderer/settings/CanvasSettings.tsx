import { SegmentedControl, Stack, Switch } from '@mantine/core';
import { useStore } from 'zustand';
import { later, t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { Setting } from './Setting.tsx';
import type { Settings } from './settings.ts';

const WHEEL_CHOICES: readonly { value: Settings['wheel']; label: string }[] = [
  { value: 'zoom', label: later('Zooms') },
  { value: 'pan', label: later('Moves the canvas') },
];

const DIRECTION_CHOICES: readonly { value: Settings['direction']; label: string }[] = [
  { value: 'right', label: later('Left to right') },
  { value: 'down', label: later('Top to bottom') },
];

const SHOWN_CHOICES: readonly { value: Settings['wireShapes']; label: string }[] = [
  { value: 'hover', label: later('Under the pointer') },
  { value: 'near', label: later('Always, when near enough') },
];

/** Canvas behavior. */
export function CanvasSettings() {
  const { settings } = useWorkbench();
  const { wheel, wireShapes, nodeOperations, direction, guides, grid } = useStore(settings);
  return (
    <Stack gap="lg">
      <Setting
        label={t('Wheel')}
        help={t('For a trackpad, let two fingers move the canvas; a pinch, or Ctrl with the wheel, always zooms.')}
      >
        <SegmentedControl
          aria-label={t('Wheel')}
          data={WHEEL_CHOICES.map(({ value, label }) => ({ value, label: t(label) }))}
          value={wheel}
          onChange={(value) => settings.setState({ wheel: value as Settings['wheel'] })}
        />
      </Setting>
      <Setting label={t('Shapes on wires')} help={t('What flows through a wire, without the batch.')}>
        <SegmentedControl
          aria-label={t('Shapes on wires')}
          data={SHOWN_CHOICES.map(({ value, label }) => ({ value, label: t(label) }))}
          value={wireShapes}
          onChange={(value) => settings.setState({ wireShapes: value as Settings['wireShapes'] })}
        />
      </Setting>
      <Setting label={t('Operations on nodes')} help={t('How much a node computes for a prediction.')}>
        <SegmentedControl
          aria-label={t('Operations on nodes')}
          data={SHOWN_CHOICES.map(({ value, label }) => ({ value, label: t(label) }))}
          value={nodeOperations}
          onChange={(value) => settings.setState({ nodeOperations: value as Settings['nodeOperations'] })}
        />
      </Setting>
      <Setting label={t('Tidying up')} help={t('Which way a layout leads from the input to the loss.')}>
        <SegmentedControl
          aria-label={t('Tidying up')}
          data={DIRECTION_CHOICES.map(({ value, label }) => ({ value, label: t(label) }))}
          value={direction}
          onChange={(value) => settings.setState({ direction: value as Settings['direction'] })}
        />
      </Setting>
      <Setting label={t('Snapping')} help={t('What a node that is dragged snaps to. Hold Alt to place it freely.')}>
        <Stack gap="xs">
          <Switch
            label={t('Edges and middles of other nodes')}
            checked={guides}
            onChange={(event) => settings.setState({ guides: event.currentTarget.checked })}
          />
          <Switch
            label={t('The grid')}
            checked={grid}
            onChange={(event) => settings.setState({ grid: event.currentTarget.checked })}
          />
        </Stack>
      </Setting>
    </Stack>
  );
}
