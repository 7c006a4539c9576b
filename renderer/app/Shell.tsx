import { VisuallyHidden } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShellMenu } from '../about/index.ts';
import { CommandsProvider } from '../commands/CommandsProvider.tsx';
import { activeGraph } from '../graphs/index.ts';
import { ActiveGraphContext, useWorkbench } from '../workbench/index.ts';
import { Announcements } from './Announcements.tsx';
import { FileDrop } from './FileDrop.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import { RoomRail } from './RoomRail.tsx';
import classes from './Shell.module.css';
import { GraphFacts, StatusBar } from './StatusBar.tsx';
import { GraphTools, TopBar } from './TopBar.tsx';
import { Workspace } from './Workspace.tsx';

/** The window: tabs and training above, the main view in the middle, status below. */
export function Shell() {
  useShellMenu();
  const { workspace } = useWorkbench();
  const graph = useStore(workspace, activeGraph);
  useTitle(graph ? graph.store.getState().document.name : undefined);
  if (!graph) return <ShellOfNothing />;
  return (
    <ActiveGraphContext value={graph}>
      <CommandsProvider key={graph.id}>
        <FileDrop />
        <div className={classes.shell}>
          <TopBar>
            <GraphTools />
          </TopBar>
          <main className={classes.middle}>
            <VisuallyHidden>
              <h1>Backwire</h1>
            </VisuallyHidden>
            <RoomRail />
            <Workspace />
            {/* Menus over the view belong to it. */}
            <div id="overlays" />
          </main>
          <StatusBar>
            <GraphFacts />
          </StatusBar>
          <Announcements />
        </div>
      </CommandsProvider>
    </ActiveGraphContext>
  );
}

/** The same with all tabs closed: ways to continue, and views that need no graph. */
function ShellOfNothing() {
  return (
    <>
      <FileDrop />
      <div className={classes.shell}>
        <TopBar />
        <NothingOpen />
        <StatusBar />
      </div>
    </>
  );
}

function useTitle(name: string | undefined): void {
  useEffect(() => {
    document.title = name ? `${name} – Backwire` : 'Backwire';
  }, [name]);
}
