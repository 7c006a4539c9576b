import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { t, useLanguage } from '../../language/index.ts';
import { type Command, defineCommands } from '../../workbench/commands/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { focusNotices } from '../../workbench/messages/noticeElements.ts';
import { openCommandDialog } from './dialogs.ts';
import { openCommandPalette } from './openCommandPalette.ts';

/** Commands of the window around the views. */
export const windowCommands = defineCommands(useWindowCommands);

function useWindowCommands() {
  const spoken = useLanguage();
  const { layout } = useWorkbench();
  // biome-ignore lint/correctness/useExhaustiveDependencies: labels depend on the language
  return useMemo(() => {
    const view = (label: string, keys: readonly string[], run: () => void, more?: Partial<Command>): Command => ({
      ...{ label, group: 'View', keys, run },
      ...more,
    });
    const toggle = (part: 'leftOpen' | 'inspectorOpen') => () => layout.setState((state) => ({ [part]: !state[part] }));
    return {
      commandPalette: view(t('Commands'), ['Mod+K'], openCommandPalette, { inFields: true, isHidden: true }),
      shortcuts: view(t('Keyboard shortcuts'), ['?'], () => openCommandDialog('shortcuts')),
      toggleLeft: view(t('Show or hide the left panel'), ['Alt+L'], toggle('leftOpen')),
      toggleInspector: view(t('Show or hide the right panel'), ['Alt+R'], toggle('inspectorOpen')),
      toggleDock: view(t('Show or hide the bottom panel'), ['Alt+B'], () => layout.setDockOpen(!layout.getState().dockOpen)),
      goToNotices: view(t('Go to notices'), ['Alt+N'], focusNotices, { inFields: true }),
      dismissNotices: view(t('Dismiss all notices'), [], () => notifications.clean()),
    };
  }, [layout, spoken]);
}
