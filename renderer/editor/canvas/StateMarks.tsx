import { Tooltip } from '@mantine/core';
import { boxStyle } from '../../drawing/elements/DrawnText.tsx';
import type { NodeMark } from '../../drawing/index.ts';
import { later, t } from '../../language/index.ts';
import { STATE_GLYPHS } from '../../theme/layerIcons.ts';
import classes from './LayerNode.module.css';

const WORDS = {
  bypassed: { name: later('bypassed'), help: later('Bypassed: input passes through unchanged') },
  frozen: { name: later('frozen'), help: later('Frozen: training does not change its weights') },
} as const satisfies Record<NodeMark['kind'], object>;

interface StateMarksProps {
  readonly nodeId: string;
  readonly marks: readonly NodeMark[];
}

/** Node states besides parameters: frozen, bypassed. Each has its own shape. */
export function StateMarks({ nodeId, marks }: StateMarksProps) {
  return marks.map(({ kind, ...box }) => {
    const { name, help } = WORDS[kind];
    const { Icon } = STATE_GLYPHS[kind];
    return (
      <Tooltip key={kind} label={t(help)}>
        <Icon
          className={classes.mark}
          style={boxStyle(box)}
          size={box.width}
          aria-label={t(name)}
          data-testid={`${kind}-${nodeId}`}
        />
      </Tooltip>
    );
  });
}
