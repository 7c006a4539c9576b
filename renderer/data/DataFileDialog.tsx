import { Alert, Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { DatasetDescription } from '#app/contract/index.ts';
import { phrase, t, tell, useLanguage } from '../language/index.ts';
import { tellError } from '../messages/index.ts';
import { Spoken } from '../surface/index.ts';
import { type Client, type DescribedError, describeError } from '../transport/index.ts';
import { type FileChoice, toSpec } from './fileSpec.ts';

/** Asks for the place of a CSV or IDX file, reads it, and hands on its SPEC only when that went well. */
export function openDataFileDialog(client: Client, onChoose: (spec: string) => void): void {
  const close = () => modals.closeAll();
  modals.open({
    title: <Spoken of={phrase('Data from a file')} />,
    size: 'lg',
    children: (
      <DataFileForm
        client={client}
        onCancel={close}
        onChoose={(spec) => {
          close();
          onChoose(spec);
        }}
      />
    ),
  });
}

interface DataFileFormProps {
  readonly client: Client;
  readonly onCancel: () => void;
  readonly onChoose: (spec: string) => void;
}

type Check =
  | { readonly status: 'open' | 'reading' }
  | { readonly status: 'good'; readonly spec: string; readonly description: DatasetDescription }
  | { readonly status: 'bad'; readonly error: DescribedError };

function DataFileForm({ client, onCancel, onChoose }: DataFileFormProps) {
  useLanguage();
  const [choice, setChoice] = useState<FileChoice>({ kind: 'csv', path: '', target: '', labels: '' });
  const [check, setCheck] = useState<Check>({ status: 'open' });
  const change = (part: Partial<FileChoice>) => {
    setChoice({ ...choice, ...part });
    setCheck({ status: 'open' });
  };
  const spec = toSpec(choice);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!spec) return;
    if (check.status === 'good') return onChoose(check.spec);
    setCheck({ status: 'reading' });
    try {
      setCheck({ status: 'good', spec, description: await client.datasets.inspect({ dataset: spec }) });
    } catch (error) {
      setCheck({ status: 'bad', error: describeError(error) });
    }
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <SegmentedControl
          aria-label={t('Kind of file')}
          data={[
            { value: 'csv', label: t('CSV or TSV') },
            { value: 'idx', label: t('IDX pair') },
          ]}
          value={choice.kind}
          onChange={(kind) => change({ kind: kind as FileChoice['kind'] })}
        />
        <PathFields choice={choice} onChange={change} />
        <Outcome check={check} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('Cancel')}
          </Button>
          <Button type="submit" disabled={!spec} loading={check.status === 'reading'}>
            {check.status === 'good' ? t('Use this data') : t('Read the file')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function PathFields({
  choice,
  onChange,
}: {
  readonly choice: FileChoice;
  readonly onChange: (part: Partial<FileChoice>) => void;
}) {
  if (choice.kind === 'csv') {
    return (
      <>
        <TextInput
          data-autofocus
          label={t('Path of the file')}
          placeholder="/home/me/flowers.csv"
          value={choice.path}
          onChange={(event) => onChange({ path: event.currentTarget.value })}
        />
        <TextInput
          label={t('Column to predict')}
          description={t('Its name; without one, the last column. Several are joined by commas.')}
          placeholder={t('species')}
          value={choice.target}
          onChange={(event) => onChange({ target: event.currentTarget.value })}
        />
      </>
    );
  }
  return (
    <>
      <TextInput
        data-autofocus
        label={t('Path of the samples')}
        placeholder="/home/me/train-images-idx3-ubyte.gz"
        value={choice.path}
        onChange={(event) => onChange({ path: event.currentTarget.value })}
      />
      <TextInput
        label={t('Path of the labels')}
        placeholder="/home/me/train-labels-idx1-ubyte.gz"
        value={choice.labels}
        onChange={(event) => onChange({ labels: event.currentTarget.value })}
      />
    </>
  );
}

function Outcome({ check }: { readonly check: Check }) {
  if (check.status === 'bad') {
    const { message, fix } = tellError(check.error);
    return (
      <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={message} role="alert">
        {fix}
      </Alert>
    );
  }
  if (check.status !== 'good') return null;
  const { samples, inputs, targets, description } = check.description;
  const total = samples.train + samples.validation + samples.test;
  return (
    <Alert
      color="green"
      variant="light"
      icon={<IconCircleCheck />}
      title={t('{{samples}} samples, {{count}} inputs, target {{target}}', {
        samples: total,
        count: inputs.length,
        target: targets.map(({ name }) => name).join(', '),
      })}
    >
      <Text fz="sm">{tell(description)}</Text>
    </Alert>
  );
}
