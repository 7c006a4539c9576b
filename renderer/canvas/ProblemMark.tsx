import { Stack, Text, Tooltip } from '@mantine/core';
import { IconAlertOctagonFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import type { Diagnostic } from '#engine/graph/index.ts';
import { tell } from '../language/index.ts';
import classes from './LayerNode.module.css';

/** Says that something is wrong, by form and color; on hover and focus also what. */
export function ProblemMark({ problems }: { readonly problems: readonly Diagnostic[] }) {
  const [first] = problems;
  if (!first) return null;
  const Icon = first.severity === 'error' ? IconAlertOctagonFilled : IconAlertTriangleFilled;
  const label = (
    <Stack gap={4}>
      {problems.map(({ code, message }) => (
        <Text key={`${code} ${message}`} fz="xs">
          {tell(message)}
        </Text>
      ))}
    </Stack>
  );
  return (
    <Tooltip label={label} maw={320}>
      <span
        className={classes.problem}
        data-severity={first.severity}
        role="img"
        aria-label={problems.map(({ message }) => tell(message)).join('. ')}
      >
        <Icon size={17} />
      </span>
    </Tooltip>
  );
}
