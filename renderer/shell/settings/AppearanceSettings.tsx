import { SegmentedControl, Stack } from '@mantine/core';
import { useStore } from 'zustand';
import { LANGUAGES, later, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { LANGUAGE_CHOICES, type Settings, TEXT_SIZES } from '../../workbench/settings/settings.ts';
import { Setting } from './Setting.tsx';

const THEME_CHOICES: readonly { value: Settings['theme']; label: string }[] = [
  { value: 'auto', label: later('Same as system') },
  { value: 'light', label: later('Light') },
  { value: 'dark', label: later('Dark') },
];

/** Language, theme and text size. */
export function AppearanceSettings() {
  const { settings } = useWorkbench();
  const { language, theme, textSize } = useStore(settings);
  return (
    <Stack gap="lg">
      <Setting label={t('Language')} help={t('Graphs, data and files are the same in every language.')}>
        <SegmentedControl
          aria-label={t('Language')}
          data={LANGUAGE_CHOICES.map((value) => ({
            value,
            label: value === 'auto' ? t('Same as system') : LANGUAGES[value].name,
          }))}
          value={language}
          onChange={(value) => settings.setState({ language: value as Settings['language'] })}
        />
      </Setting>
      <Setting label={t('Theme')}>
        <SegmentedControl
          aria-label={t('Theme')}
          data={THEME_CHOICES.map(({ value, label }) => ({ value, label: t(label) }))}
          value={theme}
          onChange={(value) => settings.setState({ theme: value as Settings['theme'] })}
        />
      </Setting>
      <Setting label={t('Text size')} help={t('In addition to the size set by the system or browser. The canvas follows.')}>
        <SegmentedControl
          aria-label={t('Text size')}
          data={TEXT_SIZES.map((size) => ({ value: `${size}`, label: `${size} %` }))}
          value={`${textSize}`}
          onChange={(value) => settings.setState({ textSize: Number(value) })}
        />
      </Setting>
    </Stack>
  );
}
