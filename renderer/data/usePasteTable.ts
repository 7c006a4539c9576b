import { useWindowEvent } from '@mantine/hooks';
import { tableIn } from '../workbench/files/tableIn.ts';
import { isTextField } from '../workbench/shortcuts/index.ts';
import { useImportData } from './useImportData.ts';

/** Opens the import dialog with rows of a spreadsheet that are pasted outside of text fields and dialogs. */
export function usePasteTable(): void {
  const importData = useImportData();
  useWindowEvent('paste', (event) => {
    const isInDialog = event.target instanceof Element && event.target.closest('[role=dialog]') !== null;
    const table = isInDialog || isTextField(event.target) ? undefined : tableIn(event);
    if (table === undefined) return;
    event.preventDefault();
    importData({ table });
  });
}
