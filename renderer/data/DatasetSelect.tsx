import { Loader, Select } from '@mantine/core';
import { IconAlertTriangleFilled, IconDatabase } from '@tabler/icons-react';
import { t } from '../language/index.ts';
import { useDataKnowledge } from '../workbench/index.ts';
import { useDatasetChoice } from './DatasetList.tsx';
import { useIsAskedToRead } from './ReadFileButton.tsx';
import { useImportData } from './useImportData.ts';

const FROM_FILE = ' file';

/** Selects the active graph's data set. */
export function DatasetSelect() {
  const importData = useImportData();
  const { summaries, chosen, file, choose } = useDatasetChoice();
  const status = useDataKnowledge((knowledge) => knowledge?.status);
  const isAsked = useIsAskedToRead();
  const isBad = status === 'failed' && !isAsked;
  const icon =
    status === 'loading' ? (
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
        { group: t('Built in'), items: summaries.map(({ spec, name }) => ({ value: spec, label: t(name) })) },
        {
          group: t('My data'),
          items: [...(file ? [{ value: file.spec, label: file.name }] : []), { value: FROM_FILE, label: t('Import data…') }],
        },
      ]}
      value={chosen ?? null}
      onChange={(spec) => {
        const summary = summaries.find((other) => other.spec === spec);
        if (summary) choose(summary);
        else if (spec === FROM_FILE) importData();
      }}
      comboboxProps={{ width: 220, position: 'bottom-end', keepMounted: false }}
      error={isBad}
    />
  );
}
