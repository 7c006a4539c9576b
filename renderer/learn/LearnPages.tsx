import { useWindowEvent } from '@mantine/hooks';
import { useStore } from 'zustand';
import { findDocumentation } from '#engine/diagnosis/documentation/index.ts';
import { CLIPS, findMetric, OPTIMIZERS, SCHEDULES } from '#engine/graph/index.ts';
import { findLayer } from '#engine/layers/index.ts';
import { Scroll } from '../kit/surface/index.ts';
import { t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { GLOSSARY, openPage, type PageId } from '../workbench/learn/index.ts';
import { DiagnosisPage } from './DiagnosisPage.tsx';
import { LayerPage } from './LayerPage.tsx';
import classes from './Learn.module.css';
import { LessonsPage } from './LessonsPage.tsx';
import { MethodPage } from './MethodPage.tsx';
import { MetricPage } from './MetricPage.tsx';
import { NotationPage } from './NotationPage.tsx';
import { TermsPage } from './TermsPage.tsx';

/** The reference: a page per layer, optimizer, schedule, clipping method, metric and diagnosis, built from its declaration. */
export function LearnPages() {
  const { learn } = useWorkbench();
  const page = useStore(learn, openPage);
  // Alt with an arrow navigates back and forward, as in a browser, anywhere in this view.
  useWindowEvent('keydown', (event) => {
    const go = event.altKey ? { ArrowLeft: learn.back, ArrowRight: learn.forward }[event.key] : undefined;
    if (!go || event.target instanceof HTMLInputElement) return;
    // Otherwise the browser would leave the app.
    event.preventDefault();
    go();
  });
  // All terms share one page.
  const name = page.kind === 'term' ? GLOSSARY.type : page.type;
  return (
    <section className={classes.pages} aria-label={t('Learn')} data-testid="learn-room">
      <Scroll key={`${page.kind} ${name}`} className={classes.scrolled}>
        <article className={classes.page} data-testid={`page-${name}`}>
          <Page page={page} />
        </article>
      </Scroll>
    </section>
  );
}

function Page({ page }: { readonly page: PageId }) {
  const { kind, type } = page;
  if (kind === 'lessons') return <LessonsPage />;
  if (kind === 'term') return <TermsPage at={type} />;
  const layer = kind === 'layer' ? findLayer(type) : undefined;
  if (layer) return <LayerPage page={page} layer={layer} />;
  const metric = kind === 'metric' ? findMetric(type) : undefined;
  if (metric) return <MetricPage page={page} metric={metric} />;
  const diagnosis = kind === 'diagnosis' ? findDocumentation(type) : undefined;
  if (diagnosis) return <DiagnosisPage page={page} diagnosis={diagnosis} />;
  const methods = { optimizer: OPTIMIZERS, schedule: SCHEDULES, clip: CLIPS, layer: [], metric: [], diagnosis: [], notation: [] }[
    kind
  ];
  const method = methods.find((declaration) => declaration.type === type);
  return method ? <MethodPage page={page} method={method} /> : <NotationPage />;
}
