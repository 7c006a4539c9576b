import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ClipboardEvent, FormEvent } from 'react';
import { useStore } from 'zustand';
import type { DatasetDescription } from '#app/contract/index.ts';
import { ParameterFields } from '../controls/fields/index.ts';
import type { FittingSettings } from '../document/index.ts';
import { message, t, useLanguage } from '../language/index.ts';
import { Spoken } from '../language/Spoken.tsx';
import { WindowError } from '../workbench/connection/index.ts';
import type { DataReader, Datasets } from '../workbench/datasets/index.ts';
import { chooseFiles } from '../workbench/files/chooseFiles.ts';
import { type SortedFiles, sortFiles } from '../workbench/files/sortFiles.ts';
import { tableIn } from '../workbench/files/tableIn.ts';
import { useWorkbench } from '../workbench/index.ts';
import classes from './DataFileDialog.module.css';
import { readerOf, rolesOf, toSpec } from './fileSpec.ts';
import { ReadingOutcome } from './ReadingOutcome.tsx';
import { type Beginning, type DataFile, useDataFile } from './useDataFile.ts';

interface DataFileRequest {
  /** Dropped or chosen files, or the current data set; without either, the user enters a path. */
  readonly beginning?: Beginning;
  /** The name of the graph that gets the data; absent for a new graph. */
  readonly graphName?: string | undefined;
  /** The settings that the graph gets with the data. */
  readonly settingsFor: (description: DatasetDescription) => FittingSettings;
  readonly onChoose: (spec: string, settings: FittingSettings) => void;
}

let opened = 0;

/** Asks for a data file, previews it, and returns its SPEC once it could be read. */
export function openDataFileDialog({ onChoose, ...request }: DataFileRequest): void {
  modals.closeAll();
  opened++;
  const id = modals.open({
    title: <Spoken of={message('Import data')} />,
    size: 'xl',
    children: (
      <DataFileForm
        // A dialog that replaces another starts fresh.
        key={opened}
        {...request}
        onCancel={() => modals.close(id)}
        onChoose={(...chosen) => {
          modals.close(id);
          onChoose(...chosen);
        }}
      />
    ),
  });
}

interface DataFileFormProps extends DataFileRequest {
  readonly onCancel: () => void;
}

/** A data file by path or file dialog, its reading options, and a preview. */
function DataFileForm({ beginning, graphName, settingsFor, onCancel, onChoose }: DataFileFormProps) {
  useLanguage();
  const file = useDataFile(beginning);
  const { choice, check, description } = file;
  const { datasets } = useWorkbench();
  const { readers } = useStore(datasets);
  const reader = readerOf(choice, readers);
  const spec = toSpec(choice, readers);
  const settings = check.status === 'good' && description ? settingsFor(description) : {};
  const isBusy = check.status === 'reading' || check.status === 'sending';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (check.status === 'good') onChoose(check.spec, settings);
    else file.read();
  };
  const paste = (event: ClipboardEvent) => {
    const table = tableIn(event);
    if (table === undefined) return;
    event.preventDefault();
    file.takeTable(table);
  };
  if (!reader) return null;
  return (
    <form onSubmit={submit} onPaste={paste} data-testid="data-file-form">
      <Stack gap="md">
        <Group gap="xs" justify="space-between">
          <NativeSelect
            size="xs"
            aria-label={t('File type')}
            data={readers.map(({ name, label }) => ({ value: name, label: t(label) }))}
            value={reader.name}
            onChange={({ currentTarget }) => file.change({ reader: currentTarget.value, paths: choice.paths, options: {} })}
          />
          {spec === undefined && (
            <Text fz="xs" c="dimmed" flex={1} ta="right">
              {t('Choose files, drop or paste them here, or enter a path.')}
            </Text>
          )}
          <Button variant="default" data-autofocus disabled={isBusy} onClick={() => void chooseData(file, datasets)}>
            {rolesOf(reader).length === 1 ? t('Choose file…') : t('Choose files…')}
          </Button>
        </Group>
        {spec === undefined && (
          <Text fz="xs" c="dimmed">
            {t(reader.help)}
          </Text>
        )}
        <FilePaths file={file} reader={reader} />
        {choice.paths[0] && <ReaderOptions file={file} reader={reader} />}
        <ReadingOutcome file={file} isTable={reader.preview === 'rows'} />
      </Stack>
      <Group justify="flex-end" gap="xs" className={classes.foot}>
        <Text fz="xs" c="dimmed" flex={1}>
          {graphName === undefined ? t('For new graphs') : t('For the graph “{{name}}”', { name: graphName })}
          <SettingsToCome {...settings} />
        </Text>
        <Button variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
        <Button type="submit" disabled={!spec} loading={isBusy}>
          {check.status === 'good' ? t('Import') : t('Preview')}
        </Button>
      </Group>
    </form>
  );
}

/** What importing changes besides the data, in its own line. */
function SettingsToCome(settings: FittingSettings) {
  const text = describeSettings(settings);
  return text === undefined ? null : (
    <span className={classes.settings} data-testid="settings-to-come">
      {text}
    </span>
  );
}

function describeSettings({ normalize, epochs }: FittingSettings): string | undefined {
  if (epochs === undefined) {
    if (normalize === 'unit') return t('Importing also sets normalization from 0 to 1.');
    return normalize && t('Importing also sets standard normalization.');
  }
  if (normalize === 'unit') return t('Importing also sets normalization from 0 to 1 and {{epochs}} epochs.', { epochs });
  if (normalize) return t('Importing also sets standard normalization and {{epochs}} epochs.', { epochs });
  return t('Importing also sets {{epochs}} epochs.', { epochs });
}

interface FileProps {
  readonly file: DataFile;
  readonly reader: DataReader;
}

function FilePaths({ file: { choice, change }, reader }: FileProps) {
  const roles = rolesOf(reader);
  const paths = roles.map((_, index) => choice.paths[index] ?? '');
  return (
    <div className={roles.length > 1 ? classes.columns : undefined}>
      {roles.map(({ name, label, example }, index) => (
        <TextInput
          key={name}
          size="xs"
          label={t(label)}
          placeholder={example}
          value={paths[index]}
          onChange={(event) => change({ paths: paths.with(index, event.currentTarget.value) })}
        />
      ))}
    </div>
  );
}

/** The options declared by a file's reader, with its column names to choose from. */
function ReaderOptions({ file: { choice, choose, description }, reader }: FileProps) {
  const { options } = choice;
  const features = description?.inputs.flatMap((input) => input.features ?? []) ?? [];
  const predicted = description?.targets.map(({ name }) => name) ?? [];
  const named = Object.values(options).filter(Array.isArray).flat();
  return (
    <ParameterFields
      of={reader.name}
      fields={reader.options}
      given={options}
      names={[...new Set([...features, ...predicted, ...named])]}
      columns={2}
      moreLabel={t('File options')}
      onChange={(name, value) => choose({ options: { ...options, [name]: value } })}
      onLeave={() => {}}
    />
  );
}

/** Opens a file dialog for the files of a data set. */
async function chooseData({ take, fail }: DataFile, datasets: Datasets): Promise<void> {
  const files = await chooseFiles();
  if (files.length === 0) return;
  const sorted = await sortFiles(files, datasets);
  const refusal = refuseAsData(sorted);
  if (refusal) fail(refusal);
  else take(sorted.data[0]);
}

/** The error of chosen files; undefined if they make one data set. */
function refuseAsData({ documents, data, refused }: SortedFiles): WindowError | undefined {
  if (refused.length > 0) return refused[0];
  if (documents.length > 0) {
    return new WindowError('file.noData', message("'{{name}}' is JSON, not data", { name: documents[0].name }), {
      fix: message('Open a graph or weights with “Open file”.'),
    });
  }
  if (data.length === 1) return undefined;
  return new WindowError(
    'file.several',
    message('Expected the files of one data set, found those of {{count}}', { count: data.length }),
    { fix: message('Import them one at a time: a graph is trained on one data set.') },
  );
}
