import { SegmentedControl, Stack } from '@mantine/core';
import { useStore } from 'zustand';
import { useWorkbench } from '../workbench/index.ts';
import { Setting } from './Setting.tsx';
import type { Settings } from './settings.ts';

const WHEEL_CHOICES: readonly { value: Settings['wheel']; label: string }[] = [
  { value: 'zoom', label: 'Zooms' },
  { value: 'pan', label: 'Moves the canvas' },
];

const SHAPE_CHOICES: readonly { value: Settings['wireShapes']; label: string }[] = [
  { value: 'hover', label: 'Under the pointer' },
  { value: 'near', label: 'Always, when near enough' },
];

/** How the canvas behaves. */
export function CanvasSettings() {
  const { settings } = useWorkbench();
  const { wheel, wireShapes } = useStore(settings);
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
    </Stack>
  );
}
