import { useMemo } from 'react';
import { t, useLanguage } from '../../language/index.ts';
import { type Command, defineCommands } from '../../workbench/commands/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import { useOpenWorksheet } from './useOpenWorksheet.tsx';

/** Commands for worksheets. */
export const worksheetCommands = defineCommands(useWorksheetCommands);

function useWorksheetCommands() {
  const spoken = useLanguage();
  const { layout } = useWorkbench();
  const open = useOpenWorksheet();
  // biome-ignore lint/correctness/useExhaustiveDependencies: texts depend on the language
  return useMemo(() => {
    const lensWorksheet: Command = {
      label: t('Worksheet…'),
      group: 'Lens',
      keys: [],
      view: 'lens',
      run: () => {
        if (layout.getState().view !== 'lens') layout.setState({ view: 'lens' });
        open();
      },
    };
    return { lensWorksheet };
  }, [layout, open, spoken]);
}
