import { Modal, Tabs } from '@mantine/core';
import type { Commands } from '../commands/command.ts';
import { t } from '../language/index.ts';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { CanvasSettings } from './CanvasSettings.tsx';
import classes from './SettingsDialog.module.css';
import { ShortcutSettings } from './ShortcutSettings.tsx';

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
          <Tabs.Tab value="shortcuts">{t('Shortcuts')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="appearance" className={classes.panel}>
          <AppearanceSettings />
        </Tabs.Panel>
        <Tabs.Panel value="canvas" className={classes.panel}>
          <CanvasSettings />
        </Tabs.Panel>
        <Tabs.Panel value="shortcuts" className={classes.panel}>
          <ShortcutSettings commands={commands} />
        </Tabs.Panel>
      </Tabs>
    </Modal>
  );
}
