import { Stack, Text } from '@mantine/core';
import { IconAlertOctagonFilled, IconAlertTriangleFilled } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { Diagnostic } from '#engine/graph/index.ts';
import { NODE } from '../drawing/index.ts';
import { say } from '../language/index.ts';
import { useLazyTip } from '../surface/index.ts';
import classes from './LayerNode.module.css';

const { size, outside } = NODE.problem;
/** On the corner, so that the name keeps its space. */
const MARK: CSSProperties = { top: -outside, right: -outside, width: size, height: size };

/** Shows by shape and color that there is a problem; on hover and focus also which. */
export function ProblemMark({ problems }: { readonly problems: readonly Diagnostic[] }) {
  return problems.length > 0 && <Mark problems={problems} />;
}

function Mark({ problems }: { readonly problems: readonly Diagnostic[] }) {
  const [{ severity }] = problems;
  const Icon = severity === 'error' ? IconAlertOctagonFilled : IconAlertTriangleFilled;
  const { target, tip } = useLazyTip<HTMLSpanElement>(
    <Stack gap={4}>
      {problems.map(say).map((text) => (
        <Text key={text} fz="xs">
          {text}
        </Text>
      ))}
    </Stack>,
  );
  return (
    <>
      <span
        className={classes.problem}
        style={MARK}
        data-severity={severity}
        role="img"
        aria-label={problems.map(say).join('. ')}
        {...target}
      >
        <Icon size={size - 2} />
      </span>
      {tip}
    </>
  );
}
