import { Stack } from '@mantine/core';
import { useStore } from 'zustand';
import { LANGUAGES, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { LANGUAGE_CHOICES, TEXT_SIZES } from '../../workbench/settings/settings.ts';
import { ChoiceSetting } from './Setting.tsx';

/** Language, theme and text size. */
export function AppearanceSettings() {
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
