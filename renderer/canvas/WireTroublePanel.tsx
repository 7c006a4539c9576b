import { ActionIcon, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconAlertOctagonFilled, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { say, t } from '../language/index.ts';
import { useDocumentStore } from '../workbench/index.ts';
import { useCanvasUi, useCanvasUiStore, type WireTrouble } from './canvasUi.ts';
import { applyFix } from './fixes/index.ts';
import { useReturnFocus } from './useReturnFocus.ts';
import classes from './WireTroublePanel.module.css';

/** About the largest that the panel gets. */
const WIDTH = '19rem';
const HEIGHT = '15rem';

/** At a wire that was let go and does not fit: why, and what would make it fit, one click each. */
export function WireTroublePanel() {
  const trouble = useCanvasUi((ui) => ui.trouble);
  return trouble && <Trouble key={`${trouble.at.x} ${trouble.at.y}`} trouble={trouble} />;
}

function Trouble({ trouble: { at, kind, text, fixes } }: { readonly trouble: WireTrouble }) {
  const ui = useCanvasUiStore();
  const store = useDocumentStore();
  const panel = useRef<HTMLDivElement>(null);
  const close = () => ui.setState({ trouble: null });
  useReturnFocus();
  useEffect(() => panel.current?.querySelector('button')?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const closeElsewhere = (event: PointerEvent) => {
      if (!panel.current?.contains(event.target as Element)) ui.setState({ trouble: null });
    };
    window.addEventListener('pointerdown', closeElsewhere, true);
    return () => window.removeEventListener('pointerdown', closeElsewhere, true);
  }, [ui]);
  return (
    <Paper
      ref={panel}
      className={`${classes.panel} nowheel nodrag nopan`}
      style={{
        left: `clamp(4px, ${at.x + 12}px, 100% - ${WIDTH} - 4px)`,
        top: `clamp(4px, ${at.y + 12}px, 100% - ${HEIGHT} - 4px)`,
        width: WIDTH,
      }}
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
    </Paper>
  );
}
