import { Alert, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { t } from '../language/index.ts';
import { tellError } from '../messages/index.ts';
import { DataFacts } from './DataFacts.tsx';
import classes from './DataFileForm.module.css';
import { LongTask, Reading } from './LongTask.tsx';
import { Preview } from './Preview.tsx';
import { ReadingNotes } from './ReadingNotes.tsx';
import type { DataFile } from './useDataFile.ts';

/** Enough to check the columns. */
const ROWS = 5;

/** The result of reading a file: progress, preview, or error. */
export function ReadingOutcome({ file: { check, description, cancel } }: { readonly file: DataFile }) {
  if (check.status === 'sending') {
    const { name, share } = check;
    const text = t('Copying {{name}}', { name });
    return <LongTask key={name} testId="sending" {...{ text, share }} cancelLabel={t('Cancel copying')} onCancel={cancel} />;
  }
  if (check.status === 'reading' && check.progress) return <Reading progress={check.progress} onCancel={cancel} />;
  if (check.status === 'bad') {
    const { message, fix } = tellError(check.error);
    return (
      <Alert color="red" variant="light" icon={<IconAlertTriangle />} title={message} role="alert" data-code={check.error.code}>
        {fix}
      </Alert>
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
      <Preview description={description} rows={ROWS} isPlain />
    </Stack>
  );
}
