import { Modal, type SegmentedControlItem, Stack, Switch, Tabs } from '@mantine/core';
import { useStore } from 'zustand';
import { LANGUAGES, t } from '../../language/index.ts';
import type { Commands } from '../../workbench/commands/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { LANGUAGE_CHOICES, type Settings, TEXT_SIZES } from '../../workbench/settings/settings.ts';
import { ChoiceSetting, Setting } from './Setting.tsx';
import classes from './SettingsDialog.module.css';
import { ShortcutSettings } from './ShortcutSettings.tsx';
import { StorageSettings } from './StorageSettings.tsx';
import { TrainingSettings } from './TrainingSettings.tsx';

interface SettingsDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly commands: Commands<string>;
}

/** Settings for all graphs, kept across starts. */
export function SettingsDialog({ isOpen, onClose, commands }: SettingsDialogProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={t('Settings')} size="38rem">
      <Tabs defaultValue="appearance" data-testid="settings">
        <Tabs.List mb="md">
          <Tabs.Tab value="appearance">{t('Appearance')}</Tabs.Tab>
          <Tabs.Tab value="canvas">{t('Canvas')}</Tabs.Tab>
          <Tabs.Tab value="training">{t('Training')}</Tabs.Tab>
          <Tabs.Tab value="storage">{t('Storage')}</Tabs.Tab>
          <Tabs.Tab value="shortcuts">{t('Shortcuts')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="appearance" className={classes.panel}>
          <AppearanceSettings />
        </Tabs.Panel>
        <Tabs.Panel value="canvas" className={classes.panel}>
          <CanvasSettings />
        </Tabs.Panel>
        <Tabs.Panel value="training" className={classes.panel}>
          <TrainingSettings />
        </Tabs.Panel>
        <Tabs.Panel value="storage" keepMounted={false} className={classes.panel}>
          <StorageSettings />
        </Tabs.Panel>
        <Tabs.Panel value="shortcuts" className={classes.panel}>
          <ShortcutSettings commands={commands} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}

function AppearanceSettings() {
  const { settings } = useWorkbench();
  const { language, theme, textSize } = useStore(settings);
  return (
    <Stack gap="lg">
      <ChoiceSetting
        label={t('Language')}
        help={t('Graphs, data and files are the same in every language.')}
        data={LANGUAGE_CHOICES.map((value) => ({
          value,
          label: value === 'auto' ? t('Same as system') : LANGUAGES[value].name,
        }))}
        value={language}
        onChange={(value) => settings.setState({ language: value })}
      />
      <ChoiceSetting
        label={t('Theme')}
        data={[
          { value: 'auto', label: t('Same as system') },
          { value: 'light', label: t('Light') },
          { value: 'dark', label: t('Dark') },
        ]}
        value={theme}
        onChange={(value) => settings.setState({ theme: value })}
      />
      <ChoiceSetting
        label={t('Text size')}
        help={t('In addition to the size set by the system or browser. The canvas follows.')}
        data={TEXT_SIZES.map((size) => ({ value: `${size}`, label: `${size} %` }))}
        value={`${textSize}`}
        onChange={(value) => settings.setState({ textSize: Number(value) })}
      />
    </Stack>
  );
}

function CanvasSettings() {
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
