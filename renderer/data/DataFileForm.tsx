import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { chooseFiles } from '../files/chooseFiles.ts';
import { sortFiles } from '../files/sortFiles.ts';
import { t, useLanguage } from '../language/index.ts';
import classes from './DataFileForm.module.css';
import { FilePaths } from './FilePaths.tsx';
import type { FileChoice } from './fileSpec.ts';
import { toSpec } from './fileSpec.ts';
import { ReadingOutcome } from './ReadingOutcome.tsx';
import { refuseAsData } from './refuseAsData.ts';
import { TableColumns } from './TableColumns.tsx';
import { type Beginning, type DataFile, useDataFile } from './useDataFile.ts';

interface DataFileFormProps {
  readonly beginning: Beginning;
  readonly graphName: string | undefined;
  readonly onCancel: () => void;
  readonly onChoose: (spec: string) => void;
}

/** A data file by its path or from a dialog of the system, how it is to be read, and what is in it. */
export function DataFileForm({ beginning, graphName, onCancel, onChoose }: DataFileFormProps) {
  useLanguage();
  const file = useDataFile(beginning);
  const { choice, check } = file;
  const isBusy = check.status === 'reading' || check.status === 'sending';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (check.status === 'good') onChoose(check.spec);
    else file.read();
  };
  return (
    <form onSubmit={submit} data-testid="data-file-form">
      <Stack gap="md">
        <Group gap="xs" justify="space-between">
          <SegmentedControl
            aria-label={t('File type')}
            data={[
              { value: 'csv', label: t('CSV or TSV') },
              { value: 'idx', label: t('IDX pair') },
            ]}
            value={choice.kind}
            onChange={(kind) => file.change({ kind: kind as FileChoice['kind'] })}
          />
          {toSpec(choice) === undefined && (
            <Text fz="xs" c="dimmed" flex={1} ta="right">
              {t('Choose files, drop them here, or enter a path.')}
            </Text>
          )}
          <Button variant="default" data-autofocus disabled={isBusy} onClick={() => void chooseData(file)}>
            {choice.kind === 'csv' ? t('Choose file…') : t('Choose files…')}
          </Button>
        </Group>
        <FilePaths file={file} />
        {choice.kind === 'csv' && choice.path !== '' && <TableColumns file={file} />}
        <ReadingOutcome file={file} />
      </Stack>
      <Group justify="flex-end" gap="xs" className={classes.foot}>
        <Text fz="xs" c="dimmed" flex={1}>
          {graphName === undefined ? t('For new graphs') : t('For the graph “{{name}}”', { name: graphName })}
        </Text>
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button type="submit" disabled={!toSpec(choice)} loading={isBusy}>
          {check.status === 'good' ? t('Import') : t('Preview')}
        </Button>
      </Group>
    </form>
  );
}

/** Lets the person choose a table, or the files of an IDX pair. */
async function chooseData({ take, fail }: DataFile): Promise<void> {
  const files = await chooseFiles();
  if (files.length === 0) return;
  const sorted = await sortFiles(files);
  const refusal = refuseAsData(sorted);
  if (refusal) fail(refusal);
  else take(sorted.data[0]);
}
