import { Button, EmptyState, Group } from '@mantine/core';
import { IconSchema } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { GraphSummary } from '#app/contract/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import classes from './Starting.module.css';

/** All tabs are closed: the ways to go on. */
export function NothingOpen() {
  const { client, workspace, notices } = useWorkbench();
  const [latest, setLatest] = useState<GraphSummary>();
  useEffect(() => {
    void notices.attempt(async () => {
      const graphs = await client.graphs.list();
      setLatest(graphs.toSorted((a, b) => b.updatedAt - a.updatedAt)[0]);
    });
  }, [client, notices]);
  return (
    <div className={classes.nothing}>
      <EmptyState
        icon={<IconSchema stroke={1.4} />}
        title="No graph is open"
        description="Your graphs are kept: open one again, or begin a new one."
      >
        <Group gap="xs" justify="center" mt="xs">
          {latest && <Button onClick={() => notices.attempt(() => workspace.open(latest.id))}>Open {latest.name}</Button>}
          <Button variant="default" onClick={() => notices.attempt(() => workspace.createEmpty('Untitled'))}>
            New graph
          </Button>
          <Button variant="default" onClick={() => notices.attempt(() => workspace.createFromExample('mnist-mlp'))}>
            MNIST example
          </Button>
        </Group>
      </EmptyState>
    </div>
  );
}
