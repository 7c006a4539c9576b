import { modals } from '@mantine/modals';
import { message } from '../language/index.ts';
import { Spoken } from '../surface/index.ts';
import { DataFileForm } from './DataFileForm.tsx';
import type { Beginning } from './useDataFile.ts';

interface Request {
  /** Dropped or chosen files, or the current data set; without either, the user enters a path. */
  readonly beginning?: Beginning;
  /** The name of the graph that gets the data; absent for a new graph. */
  readonly graphName?: string | undefined;
  readonly onChoose: (spec: string) => void;
}

let opened = 0;

/** Asks for a data file, previews it, and returns its SPEC once it could be read. */
export function openDataFileDialog({ beginning, graphName, onChoose }: Request): void {
  modals.closeAll();
  opened++;
  const id = modals.open({
    title: <Spoken of={message('Import data')} />,
    size: 'xl',
    children: (
      <DataFileForm
        // A dialog that replaces another starts fresh.
        key={opened}
        beginning={beginning}
        graphName={graphName}
        onCancel={() => modals.close(id)}
        onChoose={(spec) => {
          modals.close(id);
          onChoose(spec);
        }}
      />
    ),
  });
}
