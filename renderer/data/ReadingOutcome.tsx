import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { t } from '../language/index.ts';
import { tellError } from '../messages/index.ts';
import { DataFacts } from './DataFacts.tsx';
import classes from './DataFileForm.module.css';
import { Preview } from './Preview.tsx';
import { ReadingNotes } from './ReadingNotes.tsx';
import type { DataFile } from './useDataFile.ts';

/** Enough to see whether the columns are what they should be. */
const ROWS = 5;

/** What came of reading a file: how far it is, what is in it, or what is wrong with it. */
export function ReadingOutcome({ file: { check, description, cancel } }: { readonly file: DataFile }) {
  if (check.status === 'sending') return <Sending key={check.name} name={check.name} share={check.share} onCancel={cancel} />;
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

/** What ends sooner needs no word. */
const PATIENCE_MS = 300;

interface SendingProps {
  readonly name: string;
  readonly share: number;
  readonly onCancel: () => void;
}

/** How much of a file has been copied, once that takes a while. */
function Sending({ name, share, onCancel }: SendingProps) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  const text = t('Copying {{name}}', { name });
  return (
    <Group gap="sm" wrap="nowrap" data-testid="sending">
      <Stack gap={4} flex={1}>
        <Text fz="xs" c="dimmed" role="status">
          {text}
        </Text>
        <Progress size="sm" value={100 * share} aria-label={text} />
      </Stack>
      <Button variant="default" size="compact-xs" onClick={onCancel}>
        {t('Cancel copying')}
      </Button>
    </Group>
  );
}
