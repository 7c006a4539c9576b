import { Alert, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { DatasetDescription } from '#app/contract/index.ts';
import { LongTask } from '../kit/surface/index.ts';
import { describeFeatures, formatShape } from '../language/format/index.ts';
import { t } from '../language/index.ts';
import { sayError } from '../workbench/messages/index.ts';
import { type ColumnsEditing, ColumnsTable } from './columns/index.ts';
import classes from './DataFileDialog.module.css';
import { Preview } from './Preview.tsx';
import { Reading } from './Reading.tsx';
import { ReadingNotes } from './ReadingNotes.tsx';
import type { DataFile } from './useDataFile.ts';

/** Enough to check the columns. */
const ROWS = 5;

/** The result of reading a file: progress, preview, or error. @param isTable whether its samples are rows of a table */
export function ReadingOutcome({ file, isTable }: { readonly file: DataFile; readonly isTable: boolean }) {
  const { check, description, cancel } = file;
  const editing: ColumnsEditing = { options: file.choice.options, onChange: (options) => file.choose({ options }) };
  if (check.status === 'sending') {
    const { name, share } = check;
    const text = t('Copying {{name}}', { name });
    return <LongTask key={name} testId="sending" {...{ text, share }} cancelLabel={t('Cancel copying')} onCancel={cancel} />;
  }
  if (check.status === 'reading' && check.progress) return <Reading progress={check.progress} onCancel={cancel} />;
  if (check.status === 'bad') {
    const { message, fix } = sayError(check.error);
    return (
      <Stack gap="sm">
        <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={message} role="alert" data-code={check.error.code}>
          {fix}
        </Alert>
        {check.table && <ColumnsTable table={check.table} editing={editing} />}
      </Stack>
    );
  }
  if (!description) return null;
  return (
    <Stack
      component="section"
      gap="sm"
      className={classes.outcome}
      aria-label={t('Preview')}
      aria-busy={check.status !== 'good'}
      data-testid="data-preview"
    >
      <DataFacts description={description} />
      <ReadingNotes notes={description.notes} />
      {description.table && <ColumnsTable table={description.table} editing={editing} />}
      <Preview description={description} rows={ROWS} isTable={isTable} />
    </Stack>
  );
}

/** A data set in one line: 500 samples, 2 features: a, b, target “species” (3 classes). */
function DataFacts({ description }: { readonly description: DatasetDescription }) {
  const { samples, inputs, targets } = description;
  return (
    <p className={classes.facts} role="status">
      <span>{t('{{count}} samples', { count: samples.train + samples.validation + samples.test })}</span>
      {inputs.map((input) => (
        <span key={input.name}>{describeInput(input)}</span>
      ))}
      {targets.map(({ name, classes: count }) => (
        <span key={name}>
          {count === undefined ? t('target “{{name}}”', { name }) : t('target “{{name}}” ({{count}} classes)', { name, count })}
        </span>
      ))}
    </p>
  );
}

/** The features of a table; of other data, and of windows over several rows, the shape, too. */
function describeInput({ name, shape, features }: DatasetDescription['inputs'][number]): string {
  if (!features) return `${name} ${formatShape(shape)}`;
  return shape.length > 1 ? `${formatShape(shape)} · ${describeFeatures(features)}` : describeFeatures(features);
}
