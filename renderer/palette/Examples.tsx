import { Text, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ExampleSummary } from '#app/contract/index.ts';
import { t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import classes from './Palette.module.css';

/** Trainable example graphs: a click opens a copy in a new tab. */
export function Examples() {
  const { client, workspace, notices } = useWorkbench();
  const [examples, setExamples] = useState<readonly ExampleSummary[]>([]);
  useEffect(() => {
    void notices.attempt(async () => setExamples(await client.graphs.examples()));
  }, [client, notices]);
  if (examples.length === 0) return null;
  return (
    <section className={classes.examples} aria-label={t('Examples')}>
      <h3 className={classes.heading}>{t('Examples')}</h3>
      {examples.map(({ id, name, description }) => (
        <UnstyledButton
          key={id}
          className={classes.example}
          data-testid={`example-${id}`}
          onClick={() => notices.attempt(() => workspace.createFromExample(id))}
        >
          <Text fz="sm" fw={500}>
            {t(name)}
          </Text>
          <Text fz="xs" c="dimmed" lineClamp={3}>
            {t(description)}
          </Text>
        </UnstyledButton>
      ))}
    </section>
  );
}
