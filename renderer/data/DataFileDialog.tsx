import { modals } from '@mantine/modals';
import { message } from '../language/index.ts';
import { Spoken } from '../language/Spoken.tsx';
import { DataFileForm } from './DataFileForm.tsx';
import type { Beginning } from './useDataFile.ts';

interface Request {
  /** Files that were dropped or chosen, or the data set that is in use; without either, the person names a file. */
  readonly beginning?: Beginning;
  /** The name of the graph that gets the data; absent where a new one does. */
  readonly graphName?: string | undefined;
  readonly onChoose: (spec: string) => void;
}

let opened = 0;

/** Asks for a data file, shows what is in it, and hands on its SPEC only when it could be read. */
export function openDataFileDialog({ beginning, graphName, onChoose }: Request): void {
  modals.closeAll();
  opened++;
  const id = modals.open({
    title: <Spoken of={message('Import data')} />,
    size: 'xl',
    children: (
      <DataFileForm
        // One that opens in the place of another begins anew.
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
