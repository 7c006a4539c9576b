import { SegmentedControl, Stack, Switch } from '@mantine/core';
import { useStore } from 'zustand';
import { useWorkbench } from '../workbench/index.ts';
import { Setting } from './Setting.tsx';
import type { Settings } from './settings.ts';

const WHEEL_CHOICES: readonly { value: Settings['wheel']; label: string }[] = [
  { value: 'zoom', label: 'Zooms' },
  { value: 'pan', label: 'Moves the canvas' },
];

const DIRECTION_CHOICES: readonly { value: Settings['direction']; label: string }[] = [
  { value: 'right', label: 'Left to right' },
  { value: 'down', label: 'Top to bottom' },
];

const SHAPE_CHOICES: readonly { value: Settings['wireShapes']; label: string }[] = [
  { value: 'hover', label: 'Under the pointer' },
  { value: 'near', label: 'Always, when near enough' },
];

/** How the canvas behaves. */
export function CanvasSettings() {
  const { settings } = useWorkbench();
  const { wheel, wireShapes, direction, guides, grid } = useStore(settings);
  return (
    <Stack gap="lg">
      <Setting
        label="Wheel"
        help="For a trackpad, let two fingers move the canvas; a pinch, or Ctrl with the wheel, always zooms."
      >
        <SegmentedControl
          aria-label="Wheel"
          data={[...WHEEL_CHOICES]}
          value={wheel}
          onChange={(value) => settings.setState({ wheel: value as Settings['wheel'] })}
        />
      </Setting>
      <Setting label="Shapes on wires" help="What flows through a wire, without the batch.">
        <SegmentedControl
          aria-label="Shapes on wires"
          data={[...SHAPE_CHOICES]}
          value={wireShapes}
          onChange={(value) => settings.setState({ wireShapes: value as Settings['wireShapes'] })}
        />
      </Setting>
      <Setting label="Tidying up" help="Which way a layout leads from the input to the loss.">
        <SegmentedControl
          aria-label="Tidying up"
          data={[...DIRECTION_CHOICES]}
          value={direction}
          onChange={(value) => settings.setState({ direction: value as Settings['direction'] })}
        />
      </Setting>
      <Setting label="Snapping" help="What a node that is dragged snaps to. Hold Alt to place it freely.">
        <Stack gap="xs">
          <Switch
            label="Edges and middles of other nodes"
            checked={guides}
            onChange={(event) => settings.setState({ guides: event.currentTarget.checked })}
          />
          <Switch
            label="The grid"
            checked={grid}
            onChange={(event) => settings.setState({ grid: event.currentTarget.checked })}
          />
        </Stack>
      </Setting>
    </Stack>
  );
}
