import { modals } from '@mantine/modals';
import type { ExportFormat } from '#app/contract/index.ts';
import { message } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { ExportForm, type ExportOrder } from './ExportForm.tsx';

/** Opens a dialog to choose the format of exported weights. */
export function chooseExport(formats: readonly ExportFormat[], onExport: (order: ExportOrder) => void): void {
  const id = modals.open({
    title: <Spoken of={message('Export weights')} />,
    children: (
      <ExportForm
        formats={formats}
        onCancel={() => modals.close(id)}
        onExport={(order) => {
          modals.close(id);
          onExport(order);
        }}
      />
    ),
  });
}
