import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconAlertOctagonFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { RunFinding, RunSummary } from '#app/contract/index.ts';
import { formatNames } from '../../language/format/index.ts';
import { say, t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import classes from './DiagnosisMark.module.css';
import { DIAGNOSIS } from './DiagnosisSection.tsx';

interface DiagnosisMarkProps {
  readonly run: Pick<RunSummary, 'id'>;
}

/** What was found in a run, as the number of faults; it leads to them. */
export function DiagnosisMark({ run }: DiagnosisMarkProps) {
  const { runs, layout } = useWorkbench();
  const findings = useFindings(run);
  if (findings.length === 0) return null;
  const label = describe(findings);
  const show = () => {
    runs.choose(run.id);
    layout.setState({ view: 'runs', inspectorOpen: true });
    // The view may mount in the next frame.
    requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(DIAGNOSIS)?.scrollIntoView()));
  };
  return (
    <Tooltip label={label} multiline maw={320}>
      <UnstyledButton className={classes.mark} aria-label={label} onClick={show} data-testid="diagnosis-mark">
        <SeverityIcon findings={findings} />
        {findings.length}
      </UnstyledButton>
    </Tooltip>
  );
}

/** The same in a row of a run that leads to its page anyway. */
export function DiagnosisIcon({ run }: DiagnosisMarkProps) {
  const findings = useFindings(run);
  if (findings.length === 0) return null;
  return (
    <span className={classes.mark} role="img" aria-label={describe(findings)} title={describe(findings)}>
      <SeverityIcon findings={findings} />
    </span>
  );
}

const NONE: readonly RunFinding[] = [];

function useFindings({ id }: Pick<RunSummary, 'id'>): readonly RunFinding[] {
  return useStore(useWorkbench().runs.diagnoses, (diagnoses) => diagnoses[id]?.findings ?? NONE);
}

const describe = (findings: readonly RunFinding[]): string =>
  t('{{findings}}: {{names}}', {
    findings: t('{{count}} findings', { count: findings.length }),
    names: formatNames(findings.map(({ label }) => say(label))),
  });

function SeverityIcon({ findings }: { readonly findings: readonly RunFinding[] }) {
  return findings.some(({ severity }) => severity === 'error') ? (
    <IconAlertOctagonFilled size={14} color="var(--bw-error)" aria-hidden />
  ) : (
    <IconAlertTriangleFilled size={14} color="var(--bw-warning)" aria-hidden />
  );
}
