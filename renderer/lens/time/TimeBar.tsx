import { Button } from '@mantine/core';
import { IconGitFork, IconListSearch, IconPin, IconPinnedOff, IconTimeline } from '@tabler/icons-react';
import { useState } from 'react';
import type { RunSummary } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import { useLens, useLensState, useWorkbench } from '../../workbench/index.ts';
import { makeWay } from '../../workbench/layout/index.ts';
import { useWeightsRun } from '../choices/WeightsSection.tsx';
import { FindPanel } from './FindPanel.tsx';
import { FollowPanel } from './FollowPanel.tsx';
import { StepScrubber } from './StepScrubber.tsx';
import classes from './Time.module.css';
import { useFork } from './useFork.ts';
import { useStepChoice } from './useRunStep.ts';

/** Time travel through the run whose weights are looked at, if they are those of a trained run. */
export function TimeBar() {
  const run = useWeightsRun();
  return run && run.step > 0 && !run.importedFrom ? <RunTime key={run.id} run={run} /> : null;
}

function RunTime({ run }: { readonly run: RunSummary }) {
  const lens = useLens();
  const { goTo, wantedStep } = useStepChoice(run);
  const comparedStep = useLensState(({ choices }) => choices.comparedStep);
  const [panel, setPanel] = useState<'find' | 'follow' | undefined>(undefined);
  const { layout } = useWorkbench();
  const toggle = (name: typeof panel) => {
    if (panel !== name) makeWay(layout);
    setPanel(panel === name ? undefined : name);
  };
  const fork = useFork(run);
  return (
    <>
      <section className={classes.bar} data-testid="lens-scrubber" aria-label={t('Steps of the run')}>
        <StepScrubber run={run} />
        <div className={classes.actions}>
          <Button
            size="compact-xs"
            variant={panel === 'find' ? 'light' : 'default'}
            aria-expanded={panel === 'find'}
            leftSection={<IconListSearch size={14} />}
            onClick={() => toggle('find')}
            data-testid="lens-find-open"
          >
            {t('Find a step')}
          </Button>
          <Button
            size="compact-xs"
            variant={panel === 'follow' ? 'light' : 'default'}
            aria-expanded={panel === 'follow'}
            leftSection={<IconTimeline size={14} />}
            onClick={() => toggle('follow')}
            data-testid="lens-follow-open"
          >
            {t('Follow the sample')}
          </Button>
          <Button
            size="compact-xs"
            variant={comparedStep === undefined ? 'default' : 'light'}
            leftSection={comparedStep === undefined ? <IconPin size={14} /> : <IconPinnedOff size={14} />}
            onClick={() => lens.choose({ comparedStep: comparedStep === undefined ? wantedStep() : undefined })}
            data-testid="lens-compare"
          >
            {comparedStep === undefined
              ? t('Compare with this step')
              : t('Stop comparing with step {{step}}', { step: comparedStep })}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconGitFork size={14} />}
            onClick={() => fork(wantedStep())}
            data-testid="lens-fork"
          >
            {t('Train from this step…')}
          </Button>
        </div>
      </section>
      {panel === 'find' && <FindPanel run={run} onFound={goTo} />}
      {panel === 'follow' && <FollowPanel run={run} />}
    </>
  );
}
