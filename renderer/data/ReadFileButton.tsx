import { Button, Tooltip } from '@mantine/core';
import { IconFileSearch } from '@tabler/icons-react';
import { t } from '../language/index.ts';
import { useDataKnowledge, useDocument, useWorkbench } from '../workbench/index.ts';

/** True if the active graph's data is a file named by a foreign document, which the user has not allowed yet. */
export function useIsAskedToRead(): boolean {
  return useDataKnowledge((knowledge) => knowledge?.status === 'failed' && knowledge.error.code === 'dataset.notAllowed');
}

/** Allows reading a file named by a foreign document; hidden if already allowed. */
export function ReadFileButton() {
  const { datasets, notices } = useWorkbench();
  const { data } = useDocument();
  const isAsked = useIsAskedToRead();
  if (!data || !isAsked) return null;
  return (
    <Tooltip label={data.dataset} multiline maw={420} style={{ overflowWrap: 'anywhere' }}>
      <Button
        variant="light"
        flex="none"
        leftSection={<IconFileSearch size={15} stroke={1.6} />}
        onClick={() => void notices.attempt(() => datasets.allow(data))}
        data-testid="read-file"
      >
        {t('Read this file')}
      </Button>
    </Tooltip>
  );
}
