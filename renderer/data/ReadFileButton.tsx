import { Button, Tooltip } from '@mantine/core';
import { IconFileSearch } from '@tabler/icons-react';
import { t } from '../language/index.ts';
import { useDataKnowledge, useDocument, useWorkbench } from '../workbench/index.ts';

/** Whether the data of the graph in front is a file that a document from elsewhere names, and nobody has allowed to be read. */
export function useIsAskedToRead(): boolean {
  const knowledge = useDataKnowledge();
  return knowledge?.status === 'failed' && knowledge.error.code === 'dataset.notAllowed';
}

/** Reads a file that a document from elsewhere names; nothing where it is read already. */
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
