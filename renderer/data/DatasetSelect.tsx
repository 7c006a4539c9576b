import { Loader, Select } from '@mantine/core';
import { IconAlertTriangleFilled, IconDatabase } from '@tabler/icons-react';
import { setDataset } from '../document/index.ts';
import { message, t } from '../language/index.ts';

import { useDataKnowledge, useDocument, useDocumentStore, useFrom } from '../workbench/index.ts';
import { fileName } from './fileSpec.ts';
import { useIsAskedToRead } from './ReadFileButton.tsx';
import { useImportData } from './useImportData.ts';
import { useReaders } from './useReaders.ts';

const FROM_FILE = ' file';

/** Selects the active graph's data set. */
export function DatasetSelect() {
  const importData = useImportData();
  const store = useDocumentStore();
  const chosen = useDocument().data?.dataset;
  const knowledge = useDataKnowledge();
  const isAsked = useIsAskedToRead();
  const isBad = knowledge?.status === 'failed' && !isAsked;
  const summaries = useFrom('datasets', (state) => state.summaries);
  const readers = useReaders();
  const builtIn = summaries.map(({ spec, name }) => ({ value: spec, label: t(name) }));
  const isFile = chosen !== undefined && !builtIn.some(({ value }) => value === chosen);
  const choose = (spec: string) => store.edit(message('Choose data set'), setDataset(spec));
  const icon =
    knowledge?.status === 'loading' ? (
      <Loader size={12} />
    ) : isBad ? (
      <IconAlertTriangleFilled size={14} color="var(--bw-error)" />
    ) : (
      <IconDatabase size={14} stroke={1.6} />
    );
  return (
    <Select
      w={150}
      flex="none"
      aria-label={t('Data set')}
      data-testid="dataset-select"
      placeholder={t('Choose data')}
      leftSection={icon}
      maxDropdownHeight={360}
      data={[
        { group: t('Built in'), items: builtIn },
        {
          group: t('My data'),
          items: [
            ...(isFile ? [{ value: chosen, label: fileName(chosen, readers) }] : []),
            { value: FROM_FILE, label: t('Import data…') },
          ],
        },
      ]}
      value={chosen ?? null}
      onChange={(spec) => {
        if (spec === FROM_FILE) importData();
        else if (spec !== null) choose(spec);
      }}
      comboboxProps={{ width: 220, position: 'bottom-end' }}
      error={isBad}
    />
  );
}
