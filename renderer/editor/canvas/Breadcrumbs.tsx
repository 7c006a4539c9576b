import { Anchor, Breadcrumbs as Crumbs, Text } from '@mantine/core';
import { Panel } from '@xyflow/react';
import { useStore } from 'zustand';
import { nameBlock } from '#engine/graph/index.ts';
import { blocksAlong } from '../../document/index.ts';
import { t } from '../../language/index.ts';
import { useActiveGraph } from '../../workbench/index.ts';
import classes from './Breadcrumbs.module.css';

/** The path from the graph to the open block; each step navigates back. */
export function Breadcrumbs() {
  const { store } = useActiveGraph();
  const document = useStore(store, (state) => state.document);
  const path = useStore(store, (state) => state.path);
  if (path.length === 0) return null;
  const names = [document.name?.trim() || t('Graph'), ...blocksAlong(document, path).map(nameBlock)];
  return (
    <Panel position="top-left" className={classes.bar}>
      <Crumbs component="nav" aria-label={t('Breadcrumbs')} separator="›" separatorMargin={6} data-testid="breadcrumbs">
        {names.map((name, depth) =>
          depth === path.length ? (
            <Text key={path[depth - 1]} fz="sm" fw={600} aria-current="page" maw={220} truncate>
              {name}
            </Text>
          ) : (
            <Anchor
              key={depth === 0 ? '' : path[depth - 1]}
              component="button"
              type="button"
              fz="sm"
              maw={220}
              truncate
              onClick={() => store.goTo(path.slice(0, depth))}
            >
              {name}
            </Anchor>
          ),
        )}
      </Crumbs>
    </Panel>
  );
}
