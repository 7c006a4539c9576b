import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconCopyPlus, IconStethoscope } from '@tabler/icons-react';
import type { RunFinding, RunSummary } from '#app/contract/index.ts';
import { useOpenPage } from '../../controls/pages/useOpenPage.ts';
import { Section } from '../../kit/surface/index.ts';
import { formatCount } from '../../language/format/index.ts';
import { later, say, t } from '../../language/index.ts';
import { isActive } from '../../workbench/runs/index.ts';
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
  const isError = severity === 'error';
  const viewLabel = VIEWS[view];
  return (
    <Alert
      color={isError ? 'red' : 'yellow'}
      variant="light"
      p="xs"
      title={say(label)}
      icon={isError ? <IconAlertOctagon aria-label={t('error')} /> : <IconAlertTriangle aria-label={t('warning')} />}
      data-code={code}
    >
      <Stack gap={6}>
        <Text fz="xs" data-selectable>
          {say(evidence.text)}
        </Text>
        <Text fz="xs" data-selectable>
          {say(cause)}
        </Text>
        <Group gap={4}>
          {node !== undefined && (
            <Button size="compact-xs" variant="subtle" onClick={() => actions.showNode(node)}>
              {t('Show node')}
            </Button>
          )}
          {viewLabel !== undefined && (
            <Button size="compact-xs" variant="subtle" onClick={() => actions.showView(finding)}>
              {t(viewLabel)}
            </Button>
          )}
          <Button size="compact-xs" variant="subtle" onClick={() => openPage({ kind: 'diagnosis', type: code })}>
            {t('Learn more')}
          </Button>
        </Group>
        {fixes.map((fix) => (
          <Group key={say(fix.label)} gap={4} data-testid="diagnosis-fix">
            <Text fz="xs" fw={500}>
              {say(fix.label)}
            </Text>
            <Button size="compact-xs" variant="light" disabled={run.graphId === null} onClick={() => actions.apply(fix)}>
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
        ))}
      </Stack>
    </Alert>
  );
}
