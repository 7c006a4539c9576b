import { Alert, Box, Button, EmptyState, Group, Loader, Text } from '@mantine/core';
import { IconAlertTriangle, IconDatabase, IconFileSearch } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { DatasetDescription } from '#app/contract/index.ts';
import { Scroll } from '../kit/surface/index.ts';
import { say, t } from '../language/index.ts';
import { useDataKnowledge, useDocument, useKnownData, useWorkbench } from '../workbench/index.ts';
import { sayError } from '../workbench/messages/index.ts';
import { callByName } from './callByName.ts';
import { ColumnsTable } from './columns/index.ts';
import classes from './Data.module.css';
import { DatasetFacts } from './DatasetFacts.tsx';
import { Preview } from './Preview.tsx';
import { ReadFileButton, useIsAskedToRead } from './ReadFileButton.tsx';
import { Reading } from './Reading.tsx';
import { ReadingNotes } from './ReadingNotes.tsx';
import { useImportData } from './useImportData.ts';
import { usePasteTable } from './usePasteTable.ts';

/** The contents of the active graph's data set. */
export function DataPage() {
  const { data } = useDocument();
  usePasteTable();
  return (
    <section className={classes.page} aria-label={t('Data')} data-testid="data-room">
      {data ? (
        <Scroll className={classes.scroll}>
          <Chosen />
        </Scroll>
      ) : (
        <EmptyState
          icon={<IconDatabase stroke={1.4} />}
          title={t('No data set selected')}
          description={t('Choose one at the left, drop data files here, or paste rows of a spreadsheet.')}
        />
      )}
    </section>
  );
}

function Chosen() {
  const { datasets } = useWorkbench();
  const { data: settings } = useDocument();
  const { summaries, readers } = useStore(datasets);
  const knowledge = useDataKnowledge((state) => state);
  const known = useKnownData();
  const isAsked = useIsAskedToRead();
  if (isAsked && settings) {
    return (
      <EmptyState
        mt="20vh"
        icon={<IconFileSearch stroke={1.4} />}
        title={t('This graph refers to a file that has not been read')}
        description={t('{{dataset}} · The graph came from elsewhere. Read the file only if you trust it.', {
          dataset: settings.dataset,
        })}
      >
        <ReadFileButton />
      </EmptyState>
    );
  }
  if (knowledge?.status === 'failed') {
    const { message, where, fix } = sayError(callByName(knowledge.error, settings?.dataset ?? '', readers));
    return (
      <Alert m="lg" color="red" variant="light" icon={<IconAlertTriangle />} title={message}>
        {where && !message.includes(where) && <Text fz="xs">{where}</Text>}
        {fix && <Text fz="sm">{fix}</Text>}
        {settings && (
          <Group gap="xs" mt="xs">
            <Button variant="default" onClick={() => datasets.refresh(settings)}>
              {t('Read again')}
            </Button>
            {!summaries.some(({ spec }) => spec === settings.dataset) && <ChangeReading spec={settings.dataset} />}
          </Group>
        )}
      </Alert>
    );
  }
  if (knowledge?.status === 'loading' && knowledge.progress) {
    return (
      <Box m="lg" maw={640}>
        <Reading progress={knowledge.progress} onCancel={datasets.cancel} />
      </Box>
    );
  }
  if (!known) return <Loader size="sm" mx="auto" mt="20vh" display="block" role="status" aria-label={t('Reading the data')} />;
  const isOnBoard = summaries.some(({ spec }) => spec.split('?')[0] === known.description.spec.split('?')[0]);
  const description = isOnBoard ? describeNames(known.description) : known.description;
  return (
    <div className={classes.chosen}>
      <header className={classes.head}>
        <div>
          <h2>{t(known.description.name)}</h2>
          <p>{say(known.description.description)}</p>
        </div>
        {!isOnBoard && <ChangeReading spec={known.description.spec} />}
      </header>
      <DatasetFacts description={description} />
      <ReadingNotes notes={description.notes} />
      {description.table && (
        <>
          <h3>{t('Columns')}</h3>
          <ColumnsTable table={description.table} />
        </>
      )}
      <h3>{t('First training samples')}</h3>
      <Preview description={description} />
    </div>
  );
}

/** Changes how a file is read: for example another target, or without a column. */
function ChangeReading({ spec }: { readonly spec: string }) {
  const importData = useImportData();
  return (
    <Button variant="default" flex="none" onClick={() => importData({ spec })}>
      {t('Change file options…')}
    </Button>
  );
}

/** A built-in data set with its columns and classes in the current language, as samples. Names in the user's files are unchanged. */
function describeNames({ table: _, ...description }: DatasetDescription): DatasetDescription {
  return {
    ...description,
    inputs: description.inputs.map(({ features, ...column }) => ({
      ...column,
      name: t(column.name),
      ...(features && { features: features.map((name) => t(name)) }),
    })),
    targets: description.targets.map(({ classNames, ...column }) => ({
      ...column,
      name: t(column.name),
      ...(classNames && { classNames: classNames.map((name) => t(name)) }),
    })),
  };
}
