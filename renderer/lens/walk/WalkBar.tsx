import { ActionIcon, Group, Select, Text, Tooltip } from '@mantine/core';
import {
  IconClipboardText,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { withoutBlocks } from '#engine/graph/index.ts';
import { ConditionInput } from '../../controls/conditions/index.ts';
import { t } from '../../language/index.ts';
import { type Command, useCommands } from '../../workbench/commands/index.ts';
import { useLens, useLensState } from '../../workbench/index.ts';
import { useTellHeight } from '../../workbench/layout/index.ts';
import { lastPosition, phasesOf, SPEEDS, scopeOf } from '../../workbench/lens/index.ts';
import { worksheetCommands } from '../worksheet/worksheetCommands.ts';
import { describeStep, PHASE_LABELS } from './stepWords.ts';
import { usePlayback } from './usePlayback.ts';
import classes from './WalkBar.module.css';
import { walkCommands } from './walkCommands.ts';

/** Steps through the pass: buttons, speed, and the position among its phases. */
export function WalkBar() {
  usePlayback();
  const element = useTellHeight('--bw-walk-height');
  const lens = useLens();
  const isPlaying = useLensState((state) => state.isPlaying);
  const walk = useLensState((state) => state.walk);
  const speed = useLensState(({ choices }) => choices.speed);
  const commands = useCommands(walkCommands);
  const { lensWorksheet } = useCommands(worksheetCommands);
  const isEmpty = lastPosition(walk) === 0;
  const button = ({ label, run }: Command, Icon: typeof IconPlayerPlay) => (
    <Tooltip label={label} position="top">
      <ActionIcon aria-label={label} onClick={() => run()} disabled={isEmpty}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <section ref={element} className={classes.bar} aria-label={t('Step through')} data-testid="walk-bar">
      <Group gap={2} wrap="nowrap">
        {button(commands.lensFirst, IconPlayerSkipBack)}
        {button(commands.lensBack, IconPlayerTrackPrev)}
        {button(commands.lensPlay, isPlaying ? IconPlayerPause : IconPlayerPlay)}
        {button(commands.lensForward, IconPlayerTrackNext)}
        {button(commands.lensLast, IconPlayerSkipForward)}
      </Group>
      <Select
        className={classes.speed}
        aria-label={t('Speed')}
        data={SPEEDS.map((value) => ({ value: String(value), label: t('{{speed}} ×', { speed: String(value) }) }))}
        value={String(speed)}
        onChange={(value) => lens.choose({ speed: Number(value) })}
      />
      <StopWhen />
      <Progress />
      {button(lensWorksheet, IconClipboardText)}
    </section>
  );
}

/** The condition at which playing stops. */
function StopWhen() {
  const lens = useLens();
  const document = useLensState(({ subject }) => subject?.document);
  const condition = useLensState(({ choices }) => choices.stopWhen);
  const isHeld = useLensState((state) => state.isHeld);
  const scope = useMemo(() => document && scopeOf(document), [document]);
  if (!scope) return null;
  return (
    <div className={classes.stopWhen} data-held={isHeld || undefined}>
      <ConditionInput
        value={condition}
        scope={scope}
        label={t('Stop when')}
        name={isHeld ? t('Stopped: the condition holds') : t('Stop when')}
        testId="walk-stop-when"
        onChange={(stopWhen) => lens.choose({ stopWhen })}
      />
    </div>
  );
}

/** The phases in a row, as wide as they have steps, with the position in them. */
function Progress() {
  const lens = useLens();
  const walk = useLensState((state) => state.walk);
  const position = useLensState((state) => state.position);
  const document = useLensState(({ subject }) => subject?.document);
  const graph = useMemo(() => document && withoutBlocks(document), [document]);
  if (!graph) return null;
  const last = lastPosition(walk);
  const step = describeStep(walk.steps[position], graph);
  return (
    <div className={classes.progress}>
      <Text fz="xs" role="status" data-testid="walk-step" truncate>
        {step}
      </Text>
      <div className={classes.track}>
        {phasesOf(walk).map(({ phase, from, count }) =>
          phase === 'complete' ? null : (
            <span
              key={phase}
              className={classes.phase}
              data-phase={phase}
              data-current={walk.steps[position].phase === phase || undefined}
              style={{ flexGrow: count, '--done': `${(100 * Math.min(count, Math.max(0, position + 1 - from))) / count}%` }}
              title={t(PHASE_LABELS[phase])}
            />
          ),
        )}
        <input
          type="range"
          className={classes.slider}
          min={0}
          max={last}
          value={position}
          disabled={last === 0}
          aria-label={t('Position')}
          aria-valuetext={step}
          onChange={(event) => lens.goTo(Number(event.currentTarget.value))}
        />
      </div>
      <div className={classes.labels} aria-hidden>
        {phasesOf(walk).map(({ phase, count }) =>
          phase === 'complete' ? null : (
            <span key={phase} data-phase={phase} style={{ flexGrow: count }}>
              {phase === 'loss' ? 'J' : t(PHASE_LABELS[phase])}
            </span>
          ),
        )}
      </div>
    </div>
  );
}
