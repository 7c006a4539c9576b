import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertOctagonFilled, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { say, t } from '../../language/index.ts';
import { useDocumentStore } from '../../workbench/index.ts';
import { applyFix } from '../connections/fixes/fixesForWire.ts';
import { FloatingPanel } from './FloatingPanel.tsx';
import { useCanvasUi, useCanvasUiStore, type WireProblem } from './state/canvasUi.ts';
import classes from './WireProblemPanel.module.css';

/** At a dropped wire that does not fit: the reason, and one-click fixes. */
export function WireProblemPanel() {
  const problem = useCanvasUi((ui) => ui.problem);
  return problem && <WireProblemMenu key={`${problem.at.x} ${problem.at.y}`} problem={problem} />;
}

function WireProblemMenu({ problem: { at, kind, text, fixes } }: { readonly problem: WireProblem }) {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const panel = useRef<HTMLDivElement>(null);
  const close = () => ui.setState({ problem: null });
  useEffect(() => panel.current?.querySelector('button')?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const closeElsewhere = (event: PointerEvent) => {
      if (!panel.current?.contains(event.target as Element)) ui.setState({ problem: null });
    };
    window.addEventListener('pointerdown', closeElsewhere, true);
    return () => window.removeEventListener('pointerdown', closeElsewhere, true);
  }, [ui]);
  return (
    <FloatingPanel
      ref={panel}
      at={{ x: at.x + 12, y: at.y + 12 }}
      width="19rem"
      height="15rem"
      className={classes.panel}
      role="group"
      aria-label={t('The shapes do not match')}
      data-testid="wire-trouble"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
      }}
    >
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <IconAlertOctagonFilled size={15} className={classes.icon} aria-hidden />
          <Text fz="xs" flex={1} role="alert">
            {say(text)}
          </Text>
          <ActionIcon size="xs" aria-label={t('Keep as is')} onClick={close}>
            <IconX size={13} />
          </ActionIcon>
        </Group>
        {fixes.map((fix) => (
          <Button
            key={say(fix.label)}
            variant="light"
            size="compact-sm"
            justify="flex-start"
            onClick={() => {
              close();
              applyFix(store, fix);
            }}
          >
            {say(fix.label)}
          </Button>
        ))}
        {fixes.length === 0 && (
          <Text fz="xs" c="dimmed">
            {kind === 'refused' ? t('The wire was not added.') : t('Connected, but the shapes do not match. No automatic fix.')}
          </Text>
        )}
      </Stack>
    </FloatingPanel>
  );
}
