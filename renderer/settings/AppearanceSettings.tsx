import { SegmentedControl, Stack } from '@mantine/core';
import { useStore } from 'zustand';
import { useWorkbench } from '../workbench/index.ts';
import { Setting } from './Setting.tsx';
import { type Settings, TEXT_SIZES } from './settings.ts';

const THEME_CHOICES: readonly { value: Settings['theme']; label: string }[] = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

/** The theme and the size of the text. */
export function AppearanceSettings() {
  const { settings } = useWorkbench();
  const { theme, textSize } = useStore(settings);
  return (
    <Stack gap="lg">
      <Setting label="Theme" help="As the system follows it when it changes.">
        <SegmentedControl
          aria-label="Theme"
          data={[...THEME_CHOICES]}
          value={theme}
          onChange={(value) => settings.setState({ theme: value as Settings['theme'] })}
        />
      </Setting>
      <Setting label="Text size" help="On top of the size that the system or the browser sets. The canvas follows.">
        <SegmentedControl
          aria-label="Text size"
          data={TEXT_SIZES.map((size) => ({ value: `${size}`, label: `${size} %` }))}
          value={`${textSize}`}
          onChange={(value) => settings.setState({ textSize: Number(value) })}
        />
      </Setting>
    </Stack>
  );
}
