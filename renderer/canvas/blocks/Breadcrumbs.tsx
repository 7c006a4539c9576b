import { Anchor, Breadcrumbs as Crumbs, Text } from '@mantine/core';
import { Panel } from '@xyflow/react';
import { useStore } from 'zustand';
import { nameBlock } from '#engine/graph/index.ts';
import { blocksOnTheWay } from '../../document/index.ts';
import { t } from '../../language/index.ts';
import { useActiveGraph } from '../../workbench/index.ts';
import classes from './Breadcrumbs.module.css';

/** The way from the graph to the block that is looked into; each step of it leads back there. */
export function Breadcrumbs() {
  const { store } = useActiveGraph();
  const document = useStore(store, (state) => state.document);
  const place = useStore(store, (state) => state.place);
  if (place.length === 0) return null;
  const names = [document.name?.trim() || t('Graph'), ...blocksOnTheWay(document, place).map(nameBlock)];
  return (
    <Panel position="top-left" className={classes.bar}>
      <Crumbs component="nav" aria-label={t('Breadcrumbs')} separator="›" separatorMargin={6} data-testid="breadcrumbs">
        {names.map((name, depth) =>
          depth === place.length ? (
            <Text key={place[depth - 1]} fz="sm" fw={600} aria-current="page" maw={220} truncate>
              {name}
            </Text>
          ) : (
            <Anchor
              key={depth === 0 ? '' : place[depth - 1]}
              component="button"
              type="button"
              fz="sm"
              maw={220}
              truncate
              onClick={() => store.goTo(place.slice(0, depth))}
            >
              {name}
            </Anchor>
          ),
        )}
      </Crumbs>
    </Panel>
  );
}
