import { type SegmentedControlItem, Stack, Switch } from '@mantine/core';
import { useStore } from 'zustand';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import type { Settings } from '../../workbench/settings/settings.ts';
import { ChoiceSetting, Setting } from './Setting.tsx';

/** Canvas behavior. */
export function CanvasSettings() {
  const { settings } = useWorkbench();
  const { wheel, wireShapes, nodeOperations, direction, guides, grid } = useStore(settings);
  const whenShown: SegmentedControlItem<Settings['wireShapes']>[] = [
    { value: 'hover', label: t('Under the pointer') },
    { value: 'near', label: t('Always, when zoomed in enough') },
  ];
  return (
    <Stack gap="lg">
      <ChoiceSetting
        label={t('Wheel')}
        help={t('For a trackpad, choose to move the canvas with two fingers; pinching, or Ctrl with the wheel, always zooms.')}
        data={[
          { value: 'zoom', label: t('Zooms') },
          { value: 'pan', label: t('Moves the canvas') },
        ]}
        value={wheel}
        onChange={(value) => settings.setState({ wheel: value })}
      />
      <ChoiceSetting
        label={t('Shapes on wires')}
        help={t('Shape of one sample at this wire, without the batch.')}
        data={whenShown}
        value={wireShapes}
        onChange={(value) => settings.setState({ wireShapes: value })}
      />
      <ChoiceSetting
        label={t('Operation counts on nodes')}
        help={t('Operations a node needs for inference.')}
        data={whenShown}
        value={nodeOperations}
        onChange={(value) => settings.setState({ nodeOperations: value })}
      />
      <ChoiceSetting
        label={t('Auto-layout')}
        help={t('Layout direction from the input to the loss.')}
        data={[
          { value: 'right', label: t('Left to right') },
          { value: 'down', label: t('Top to bottom') },
        ]}
        value={direction}
        onChange={(value) => settings.setState({ direction: value })}
      />
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
