import { Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import type { RunSummary, SurfaceQuestion } from '#app/contract/index.ts';
import { t, useLanguage } from '../../../language/index.ts';
import { useShownRun } from '../../../workbench/index.ts';
import { sayError } from '../../../workbench/messages/index.ts';
import { NoRun } from '../NoRun.tsx';
import classes from './Surface.module.css';
import { SurfaceLegend } from './SurfaceLegend.tsx';
import { SurfacePicture } from './SurfacePicture.tsx';
import { useSurface } from './useSurface.ts';

/** What the selected run predicts over two features of its data, redrawn while it learns. */
export function SurfacePanel() {
  useLanguage();
  const run = useShownRun();
  if (!run) return <NoRun description={t('While a network learns, its predictions over two features are drawn here.')} />;
  return <RunSurface key={run.id} run={run} />;
}

function RunSurface({ run }: { readonly run: RunSummary }) {
  const [axes, setAxes] = useState<SurfaceQuestion['axes']>();
  const { surface, error } = useSurface(run, axes);
  const { ref, height } = useElementSize<HTMLDivElement>();
  if (error) {
    const { message, fix } = sayError(error);
    return <NoRun title={t('No decision surface')} description={[message, fix].filter(Boolean).join(' ')} />;
  }
  return (
    <div ref={ref} className={classes.panel} data-testid="surface" data-step={surface?.step}>
      {surface && height > 0 ? (
        <>
          <SurfacePicture surface={surface} side={height} />
          <SurfaceLegend surface={surface} onAxes={setAxes} />
        </>
      ) : (
        <Loader size="sm" m="auto" />
      )}
    </div>
  );
}
