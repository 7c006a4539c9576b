import { SegmentedControl, Stack, Switch } from '@mantine/core';
import { useStore } from 'zustand';
import { later, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import type { Settings } from '../../workbench/settings/settings.ts';
import { Setting } from './Setting.tsx';

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
  { value: 'near', label: later('Always, when zoomed in enough') },
];

/** Canvas behavior. */
export function CanvasSettings() {
  const { settings } = useWorkbench();
  const { wheel, wireShapes, nodeOperations, direction, guides, grid } = useStore(settings);
  return (
    <Stack gap="lg">
      <Setting
        label={t('Wheel')}
        help={t('For a trackpad, choose to move the canvas with two fingers; pinching, or Ctrl with the wheel, always zooms.')}
      >
        <SegmentedControl
          aria-label={t('Wheel')}
          data={WHEEL_CHOICES.map(({ value, label }) => ({ value, label: t(label) }))}
          value={wheel}
          onChange={(value) => settings.setState({ wheel: value as Settings['wheel'] })}
        />
      </Setting>
      <Setting label={t('Shapes on wires')} help={t('Shape of one sample at this wire, without the batch.')}>
        <SegmentedControl
          aria-label={t('Shapes on wires')}
          data={SHOWN_CHOICES.map(({ value, label }) => ({ value, label: t(label) }))}
          value={wireShapes}
          onChange={(value) => settings.setState({ wireShapes: value as Settings['wireShapes'] })}
        />
      </Setting>
      <Setting label={t('Operation counts on nodes')} help={t('Operations a node needs for inference.')}>
        <SegmentedControl
          aria-label={t('Operation counts on nodes')}
          data={SHOWN_CHOICES.map(({ value, label }) => ({ value, label: t(label) }))}
          value={nodeOperations}
          onChange={(value) => settings.setState({ nodeOperations: value as Settings['nodeOperations'] })}
        />
      </Setting>
      <Setting label={t('Auto-layout')} help={t('Layout direction from the input to the loss.')}>
        <SegmentedControl
          aria-label={t('Auto-layout')}
          data={DIRECTION_CHOICES.map(({ value, label }) => ({ value, label: t(label) }))}
          value={direction}
          onChange={(value) => settings.setState({ direction: value as Settings['direction'] })}
        />
      </Setting>
      <Setting label={t('Snapping')} help={t('Dragged nodes snap to these. Hold Alt to move freely.')}>
        <Stack gap="xs">
          <Switch
            label={t('Edges and centers of other nodes')}
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
