import { useMantineColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { LANGUAGES, language, nextLanguage, t, useLanguage } from '../../language/index.ts';
import { type Command, defineCommands } from '../../workbench/commands/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { TEXT_SIZES, wantedLanguage } from '../../workbench/settings/index.ts';
import { openAbout } from '../about/openAbout.tsx';
import { openCommandDialog } from './dialogs.ts';

/** Commands that change settings. */
export const settingsCommands = defineCommands(useSettingsCommands);

function useSettingsCommands() {
  const spoken = useLanguage();
  const { settings } = useWorkbench();
  const { colorScheme } = useMantineColorScheme();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const view = (label: string, run: () => void, more?: Partial<Command>): Command => ({ label, group: 'View', run, ...more });
    const isDark = () =>
      colorScheme === 'dark' || (colorScheme === 'auto' && window.matchMedia('(prefers-color-scheme: dark)').matches);
    const scaleText = (step: number) => {
      const { textSize } = settings.getState();
      const index = TEXT_SIZES.findIndex((size) => size >= textSize);
      settings.setState({ textSize: TEXT_SIZES[Math.max(0, Math.min(TEXT_SIZES.length - 1, index + step))] });
    };
    const other = nextLanguage(language.getState());
    return {
      settings: view(t('Settings'), () => openCommandDialog('settings'), { keys: ['Mod+,'], inFields: true }),
      toggleScheme: view(t('Switch light and dark theme'), () => settings.setState({ theme: isDark() ? 'light' : 'dark' })),
      toggleLanguage: view(t('Language: {{language}}', { language: LANGUAGES[other].name }), () =>
        settings.setState((wished) => ({ language: nextLanguage(wantedLanguage(wished)) })),
      ),
      largerText: view(t('Larger text'), () => scaleText(1)),
      smallerText: view(t('Smaller text'), () => scaleText(-1)),
      toggleWheel: view(t('Whether the wheel zooms or moves the canvas'), () =>
        settings.setState(({ wheel }) => ({ wheel: wheel === 'zoom' ? 'pan' : 'zoom' })),
      ),
      toggleWireShapes: view(
        t('Show or hide shapes on wires'),
        () => settings.setState(({ wireShapes }) => ({ wireShapes: wireShapes === 'hover' ? 'near' : 'hover' })),
        { keys: ['Shift+W'], view: 'design', menus: ['canvas', 'wire'] },
      ),
      about: view(t('About Backwire'), openAbout),
    };
  }, [settings, colorScheme, spoken]);
}
