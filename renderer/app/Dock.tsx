import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { CurvesPanel } from '../charts/CurvesPanel.tsx';
import { GradientsPanel } from '../charts/GradientsPanel.tsx';
import { later, t } from '../language/index.ts';
import { DOCK_TABS, type DockTab } from '../layout/index.ts';
import { LogPanel } from '../log/LogPanel.tsx';
import { ProblemsPanel } from '../problems/ProblemsPanel.tsx';
import { RunPicker } from '../runs/RunPicker.tsx';
import { useWholeAnalysis, useWorkbench } from '../workbench/index.ts';
import classes from './Dock.module.css';

const VIEWS: Readonly<Record<DockTab, { readonly label: string; readonly view: ComponentType }>> = {
  curves: { label: later('Curves'), view: CurvesPanel },
  gradients: { label: later('Gradients'), view: GradientsPanel },
  problems: { label: later('Problems'), view: ProblemsPanel },
  log: { label: later('Log'), view: LogPanel },
};

/** Curves, gradients, problems and the log, below the room. Folded, its tabs remain. */
export function Dock({ isFolded = false }: { readonly isFolded?: boolean }) {
  const { layout } = useWorkbench();
  const { dockTab } = useStore(layout);
  const View = VIEWS[dockTab].view;
  const Chevron = isFolded ? IconChevronUp : IconChevronDown;
  const showsRun = !isFolded && (dockTab === 'curves' || dockTab === 'gradients');
  return (
    <section className={classes.dock} aria-label={t('Bottom panel')}>
      <div className={classes.bar}>
        <div className={classes.tabs} role="tablist" aria-label={t('Bottom panel')}>
          {DOCK_TABS.map((tab) => (
            <DockTabButton key={tab} tab={tab} isShown={!isFolded && tab === dockTab} onChoose={() => layout.toggleDock(tab)} />
          ))}
        </div>
        {showsRun && <RunPicker />}
        <Tooltip label={isFolded ? t('Open bottom panel') : t('Collapse bottom panel')}>
          <ActionIcon
            aria-label={isFolded ? t('Open bottom panel') : t('Collapse bottom panel')}
            onClick={() => layout.setDockOpen(isFolded)}
          >
            <Chevron size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      {!isFolded && (
        <div className={classes.view} role="tabpanel" id="dock-panel" aria-label={t(VIEWS[dockTab].label)}>
          <View />
        </div>
      )}
    </section>
  );
}

interface DockTabButtonProps {
  readonly tab: DockTab;
  readonly isShown: boolean;
  readonly onChoose: () => void;
}

function DockTabButton({ tab, isShown, onChoose }: DockTabButtonProps) {
  return (
    <UnstyledButton
      role="tab"
      className={classes.tab}
      aria-selected={isShown}
      aria-controls="dock-panel"
      data-testid={`dock-${tab}`}
      onClick={onChoose}
    >
      {t(VIEWS[tab].label)}
      {tab === 'problems' && <ProblemCount />}
    </UnstyledButton>
  );
}

function ProblemCount() {
  const { diagnostics } = useWholeAnalysis();
  if (diagnostics.length === 0) return null;
  const worst = diagnostics.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return (
    <span className={classes.count} data-severity={worst} data-testid="problem-count">
      {diagnostics.length}
    </span>
  );
}
