import { Alert, Button, Stack } from '@mantine/core';
import type { RunFlow } from '#app/contract/index.ts';
import { say, t } from '../../language/index.ts';
import { flowName } from './flowGrid.ts';

interface FlowFindingsProps {
  readonly flow: RunFlow;
  readonly onSelect: (node: string) => void;
}

/** Where the gradient vanishes or explodes, why, and the way there. */
export function FlowFindings({ flow: { nodes, findings }, onSelect }: FlowFindingsProps) {
  return (
    <Stack gap={6} data-testid="flow-findings">
      {findings.map((finding) => (
        <Alert
          key={`${finding.code} ${finding.node}`}
          color={finding.severity === 'good' ? 'green' : 'yellow'}
          variant="light"
          p="xs"
          data-code={finding.code}
        >
          {say(finding)}
          {finding.node !== undefined && (
            <Button size="compact-xs" variant="subtle" mt={4} onClick={() => onSelect(finding.node ?? '')}>
              {t('Show {{name}}', { name: flowName(nodes, finding.node) })}
            </Button>
          )}
        </Alert>
      ))}
    </Stack>
  );
}
