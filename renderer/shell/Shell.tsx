import { VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useStore } from 'zustand';
import { activeGraph } from '../workbench/graphs/index.ts';
import { ActiveGraphContext, useWorkbench } from '../workbench/index.ts';
import { narrowWindow } from '../workbench/layout/index.ts';
import { Announcements } from './Announcements.tsx';
import { useShellMenu } from './about/openAbout.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { CommandsProvider } from './commands/CommandsProvider.tsx';
import { FileDrop } from './FileDrop.tsx';
import { NothingOpen } from './NothingOpen.tsx';
import { Panes } from './Panes.tsx';
import classes from './Shell.module.css';
import { GraphFacts, StatusBar } from './StatusBar.tsx';
import { GraphTools, TopBar } from './TopBar.tsx';
import { ViewRail } from './ViewRail.tsx';

/** The window: tabs and training above, the main view in the middle, status below. */
export function Shell() {
  useShellMenu();
  const { openGraphs } = useWorkbench();
  const { isCompact } = useStore(narrowWindow);
  const graph = useStore(openGraphs, activeGraph);
  const name = graph?.store.getState().document.name;
  useDocumentTitle(name ? `${name} – Backwire` : 'Backwire');
  if (!graph) return <ShellOfNothing />;
  return (
    <ActiveGraphContext value={graph}>
      <CommandsProvider key={graph.id}>
        <FileDrop />
        <div className={classes.shell} data-compact={isCompact || undefined}>
          <TopBar>
            <GraphTools />
          </TopBar>
          <ConnectionBanner />
          <main className={classes.middle}>
            <VisuallyHidden>
              <h1>Backwire</h1>
            </VisuallyHidden>
            <ViewRail />
            <Panes />
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
        <ConnectionBanner />
        <NothingOpen />
        <StatusBar />
      </div>
    </>
  );
}
