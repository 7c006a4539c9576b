import { Box, Button, Text } from '@mantine/core';
import { IconFilePlus } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { Panel } from '../controls/panel/Panel.tsx';
import { ChoiceEntry, ChoiceList } from '../kit/surface/index.ts';
import { formatCount } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { useDocument, useWorkbench } from '../workbench/index.ts';
import { fileName } from './fileSpec.ts';
import { useChooseDataset } from './useChooseDataset.ts';
import { useImportData } from './useImportData.ts';

/** The data sets to choose from, and the choice of the active graph. */
export function useDatasetChoice() {
  const { summaries, readers } = useStore(useWorkbench().datasets);
  const choose = useChooseDataset();
  const chosen = useDocument().data?.dataset;
  const isFile = chosen !== undefined && !summaries.some(({ spec }) => spec === chosen);
  return {
    summaries,
    chosen,
    /** The choice, if it is a file of the user. */
    file: isFile ? { spec: chosen, name: fileName(chosen, readers) } : undefined,
    choose,
  };
}

/** The available data sets. */
export function DatasetList() {
  const { layout } = useWorkbench();
  const importData = useImportData();
  const { summaries, chosen, file, choose } = useDatasetChoice();
  return (
    <Panel title={t('Data sets')} side="left" onFold={() => layout.setState({ leftOpen: false })}>
      <ChoiceList>
        {file && <Entry name={file.name} description={file.spec} isChosen onChoose={() => {}} />}
        {summaries.map((summary) => (
          <Entry
            key={summary.spec}
            name={t(summary.name)}
            count={summary.samples}
            description={t(summary.description)}
            isChosen={summary.spec === chosen}
            onChoose={() => choose(summary)}
          />
        ))}
      </ChoiceList>
      <Box p="md" pt="xs">
        <Button fullWidth variant="default" leftSection={<IconFilePlus size={15} />} onClick={() => importData()}>
          {t('Import data…')}
        </Button>
      </Box>
    </Panel>
  );
}

interface EntryProps {
  readonly name: string;
  readonly count?: number;
  readonly description: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Entry({ name, count, description, isChosen, onChoose }: EntryProps) {
  return (
    <ChoiceEntry
      name={name}
      aside={count === undefined ? undefined : formatCount(count)}
      isChosen={isChosen}
      onChoose={onChoose}
      testId={`dataset-${name}`}
    >
      <Text fz="xs" c="dimmed" lineClamp={2}>
        {description}
      </Text>
    </ChoiceEntry>
  );
}
