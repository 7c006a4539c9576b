import { Alert, Anchor, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconCopyPlus, IconStethoscope } from '@tabler/icons-react';
import type { RunFinding, RunSummary } from '#app/contract/index.ts';
import { useOpenPage } from '../../controls/pages/useOpenPage.ts';
import { Section } from '../../kit/surface/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { later, say, t } from '../../language/index.ts';
import { isActive } from '../../workbench/runs/index.ts';
import classes from './DiagnosisSection.module.css';
import { useDiagnosis } from './useDiagnosis.ts';
import { useFindingActions } from './useFindingActions.ts';

/** The id of its element, to scroll to. */
export const DIAGNOSIS = 'run-diagnosis';

/** The faults of a run, each with its evidence, the way there, and fixes of one click. */
export function DiagnosisSection({ run }: { readonly run: RunSummary }) {
  const { diagnosis, isBusy, diagnose } = useDiagnosis(run);
  if (run.step === 0) return null;
  return (
    <Section title={t('Diagnosis')}>
      <Stack gap="xs" id={DIAGNOSIS} data-testid="diagnosis" data-step={diagnosis?.step}>
        {diagnosis?.findings.map((finding) => (
          <Finding key={finding.code} run={run} finding={finding} />
        ))}
        {diagnosis && diagnosis.findings.length === 0 && (
          <Text fz="xs" c="dimmed">
            {t('Nothing found up to step {{step}}.', { step: formatCount(diagnosis.step) })}
          </Text>
        )}
        {diagnosis && !diagnosis.hasMeasured && (
          <Text fz="xs" c="dimmed">
            {t('The data of the run is not available: only what training recorded is diagnosed.')}
          </Text>
        )}
        {isActive(run.status) && (
          <Button variant="default" leftSection={<IconStethoscope size={14} />} disabled={isBusy} onClick={diagnose}>
            {t('Diagnose now')}
          </Button>
        )}
        {isBusy && <Loader size="xs" aria-label={t('Diagnosing the run')} />}
      </Stack>
    </Section>
  );
}

const VIEWS: Record<RunFinding['view'], string | undefined> = {
  curves: later('Show curves'),
  gradients: later('Show gradients'),
  data: later('Show data'),
  lens: later('Show in the lens'),
  // On this page, below.
  confusion: undefined,
};

function Finding({ run, finding }: { readonly run: RunSummary; readonly finding: RunFinding }) {
  const actions = useFindingActions(run);
  const openPage = useOpenPage();
  const { code, label, severity, node, evidence, cause, fixes, view } = finding;
  const viewLabel = VIEWS[view];
  return (
    <Alert
      color={severity === 'error' ? 'red' : 'yellow'}
      variant="light"
      p="xs"
      title={<FindingTitle label={say(label)} severity={severity} />}
      data-code={code}
    >
      <Stack gap="xs">
        <Text fz="xs" data-selectable>
          {say(evidence.text)}
        </Text>
        <Text fz="xs" data-selectable>
          {say(cause)}
        </Text>
        <Group gap="sm">
          {node !== undefined && (
            <Anchor component="button" fz="xs" c="inherit" underline="always" onClick={() => actions.showNode(node)}>
              {t('Show node')}
            </Anchor>
          )}
          {viewLabel !== undefined && (
            <Anchor component="button" fz="xs" c="inherit" underline="always" onClick={() => actions.showView(finding)}>
              {t(viewLabel)}
            </Anchor>
          )}
          <Anchor
            component="button"
            fz="xs"
            c="inherit"
            underline="always"
            onClick={() => openPage({ kind: 'diagnosis', type: code })}
          >
            {t('Learn more')}
          </Anchor>
        </Group>
        {fixes.map((fix) => (
          <Stack key={say(fix.label)} gap={4} data-testid="diagnosis-fix">
            <Text fz="xs" fw={500}>
              {say(fix.label)}
            </Text>
            <Group gap={4}>
              <Button size="compact-xs" disabled={run.graphId === null} onClick={() => actions.apply(fix)}>
                {t('Apply')}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconCopyPlus size={12} />}
                onClick={() => actions.tryInCopy(fix)}
              >
                {t('Try in a copy')}
              </Button>
            </Group>
          </Stack>
        ))}
      </Stack>
    </Alert>
  );
}

/** The icon stands before the title only, so that the text has the whole width of the panel. */
function FindingTitle({ label, severity }: { readonly label: string; readonly severity: RunFinding['severity'] }) {
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      {severity === 'error' ? (
        <IconAlertOctagon size={16} className={classes.icon} aria-label={t('error')} />
      ) : (
        <IconAlertTriangle size={16} className={classes.icon} aria-label={t('warning')} />
      )}
      {label}
    </Group>
  );
}
