import { useMemo } from 'react';
import { t, useLanguage } from '../../language/index.ts';
import { type Command, type Commands, defineCommands } from '../../workbench/commands/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { DOCK_PANELS } from '../catalog/dockPanels.ts';
import { VIEWS } from '../catalog/views.ts';

/** A command for each view of the window and each panel of the dock. */
export const navigationCommands = defineCommands(useNavigationCommands);

function useNavigationCommands(): Commands<string> {
  const spoken = useLanguage();
  const { layout } = useWorkbench();
  // biome-ignore lint/correctness/useExhaustiveDependencies: labels depend on the language
  return useMemo(() => {
    const show = (label: string, shortcut: string | undefined, run: () => void): Command => ({
      label,
      group: 'View',
      ...(shortcut !== undefined && { keys: [shortcut] }),
      run,
    });
    const views = VIEWS.map(({ id, label, shortcut }) => [
      commandId(id),
      show(t('Go to {{view}}', { view: t(label) }), shortcut, () => layout.setState({ view: id })),
    ]);
    const panels = DOCK_PANELS.map(({ id, label, shortcut }) => [
      commandId(id),
      show(t('Show {{panel}}', { panel: t(label) }), shortcut, () => layout.showDock(id)),
    ]);
    return Object.fromEntries([...views, ...panels]);
  }, [layout, spoken]);
}

/** The user's shortcuts are stored by this id. */
const commandId = (id: string): string => `show${id[0].toUpperCase()}${id.slice(1)}`;
