import { ScrollArea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { CLIPS, OPTIMIZERS, SCHEDULES } from '#engine/graph/index.ts';
import { findLayer } from '#engine/layers/index.ts';
import { useFrom, useWorkbench } from '../workbench/index.ts';
import { LayerPage } from './LayerPage.tsx';
import classes from './Learn.module.css';
import { MethodPage } from './MethodPage.tsx';
import { openPage, type PageId } from './model/index.ts';
import { NotationPage } from './NotationPage.tsx';

/** The reference: a page for each layer, optimizer, schedule and way to clip, made from its declaration. */
export function LearnRoom() {
  const { learn } = useWorkbench();
  const page = useFrom(() => learn, openPage);
  const turn = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    // Else the browser would leave the app.
    event.preventDefault();
    if (event.key === 'ArrowLeft') learn.back();
    else learn.forward();
  };
  return (
    <section className={classes.room} aria-label="Learn" data-testid="learn-room" onKeyDown={turn}>
      <ScrollArea key={`${page.kind} ${page.type}`} h="100%" type="auto">
        <article className={classes.page} data-testid={`page-${page.type}`}>
          <Page page={page} />
        </article>
      </ScrollArea>
    </section>
  );
}

function Page({ page }: { readonly page: PageId }) {
  const { kind, type } = page;
  const layer = kind === 'layer' ? findLayer(type) : undefined;
  if (layer) return <LayerPage page={page} layer={layer} />;
  const methods = { optimizer: OPTIMIZERS, schedule: SCHEDULES, clip: CLIPS, layer: [], notation: [] }[kind];
  const method = methods.find((declaration) => declaration.type === type);
  return method ? <MethodPage page={page} method={method} /> : <NotationPage />;
}
