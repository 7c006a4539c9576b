import { Button } from '@mantine/core';
import { IconAlertOctagonFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import { applyEdits, type Diagnostic, type Fix } from '#engine/graph/index.ts';
import { takeOver } from '../../document/index.ts';
import { say, t } from '../../language/index.ts';
import { useActiveGraph, useDocumentStore } from '../../workbench/index.ts';
import classes from './Problems.module.css';

interface ProblemListProps {
  readonly problems: readonly Diagnostic[];
  /** True if they are those of the whole graph, whichever block is open. */
  readonly isWhole?: boolean;
  /** Navigates to a problem's node. */
  readonly onGo?: (problem: Diagnostic) => void;
}

/** The problems of a graph, each with its location and, if known, a button for its fix. */
export function ProblemList({ problems, isWhole = false, onGo }: ProblemListProps) {
  return (
    <ul className={classes.list} data-testid="problems">
      {problems.map((problem, index) => (
        // Two problems may differ only in their index.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is derived and never reordered
        <Problem key={`${problem.code} ${index}`} problem={problem} isWhole={isWhole} {...(onGo && { onGo })} />
      ))}
    </ul>
  );
}

type ProblemProps = Pick<ProblemListProps, 'onGo'> & { readonly problem: Diagnostic; readonly isWhole: boolean };

function Problem({ problem, isWhole, onGo }: ProblemProps) {
  const { code, severity, nodeId, fix } = problem;
  const Icon = severity === 'error' ? IconAlertOctagonFilled : IconAlertTriangleFilled;
  const text = (
    <>
      <Icon size={15} className={classes.icon} aria-label={severity === 'error' ? t('error') : t('warning')} />
      <span data-selectable>{say(problem)}</span>
    </>
  );
  return (
    <li className={classes.problem} data-severity={severity} data-code={code}>
      {onGo && nodeId !== undefined ? (
        <button type="button" className={classes.text} onClick={() => onGo(problem)} title={t('Show node')}>
          {text}
        </button>
      ) : (
        <span className={classes.text}>{text}</span>
      )}
      {fix && <FixButton fix={fix} isWhole={isWhole} />}
    </li>
  );
}

function FixButton({ fix, isWhole }: { readonly fix: Fix; readonly isWhole: boolean }) {
  const here = useDocumentStore();
  const { store: whole } = useActiveGraph();
  const apply = () => {
    const { document } = (isWhole ? whole : here).getState();
    here.edit(fix.label, takeOver(applyEdits(document, fix.edits), document, isWhole));
  };
  return (
    <Button size="compact-xs" variant="light" className={classes.fix} onClick={apply}>
      {say(fix.label)}
    </Button>
  );
}
