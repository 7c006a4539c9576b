import { Button } from '@mantine/core';
import { IconAlertOctagonFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import { applyEdits, type Diagnostic, type Fix } from '#engine/graph/index.ts';
import { takeOver } from '../document/index.ts';
import { useDocumentStore } from '../workbench/index.ts';
import classes from './Problems.module.css';

interface ProblemListProps {
  readonly problems: readonly Diagnostic[];
  /** Goes to the node that a problem is at. */
  readonly onGo?: (nodeId: string) => void;
}

/** What is wrong with a graph, each with where it is and, where there is one, the button that mends it. */
export function ProblemList({ problems, onGo }: ProblemListProps) {
  return (
    <ul className={classes.list} data-testid="problems">
      {problems.map((problem, index) => (
        // Two problems may be the same in everything but their place in the list.
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is derived and never reordered by hand
        <Problem key={`${problem.code} ${index}`} problem={problem} {...(onGo && { onGo })} />
      ))}
    </ul>
  );
}

function Problem({ problem, onGo }: { readonly problem: Diagnostic; readonly onGo?: (nodeId: string) => void }) {
  const { code, severity, message, nodeId, fix } = problem;
  const Icon = severity === 'error' ? IconAlertOctagonFilled : IconAlertTriangleFilled;
  const text = (
    <>
      <Icon size={15} className={classes.icon} aria-label={severity} />
      <span data-selectable>{message}</span>
    </>
  );
  return (
    <li className={classes.problem} data-severity={severity} data-code={code}>
      {onGo && nodeId !== undefined ? (
        <button type="button" className={classes.text} onClick={() => onGo(nodeId)} title="Show the node">
          {text}
        </button>
      ) : (
        <span className={classes.text}>{text}</span>
      )}
      {fix && <FixButton fix={fix} />}
    </li>
  );
}

function FixButton({ fix }: { readonly fix: Fix }) {
  const store = useDocumentStore();
  return (
    <Button
      size="compact-xs"
      variant="light"
      className={classes.fix}
      onClick={() => store.edit(fix.label, takeOver(applyEdits(store.getState().document, fix.edits)))}
    >
      {fix.label}
    </Button>
  );
}
