import { Button, Group, Paper, Text } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { Notifications, notifications, useNotifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import { dismissNotice, focusNotices, isInNotices } from '../workbench/messages/noticeElements.ts';
import classes from './NoticeArea.module.css';
import { showLog } from './showLog.ts';

/** Maximum notices shown at once; more wait until one is closed. */
const SHOWN = 4;

/** A lesson that is read below the view, and the steps of the lens. */
const LOW = 'var(--bw-lesson-height, 0px) + var(--bw-walk-height, 0px)';
/** Above all of it and the dock, whose charts and tabs stay visible; a very tall dock leaves the notices their space. */
const FOOT = `${LOW} + min(var(--bw-dock-height, 0px), max(0px, 100vh - 24rem - (${LOW})))`;

/** The notice area. Below several notices: the number waiting, and a button to close all. */
export function NoticeArea() {
  const { notifications: shown, queue } = useNotifications();
  useNoticeFocus(shown.length + queue.length);
  useWindowEvent(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && dismissNotice(event.target)) event.stopPropagation();
    },
    { capture: true },
  );
  return (
    <>
      <Notifications
        position="bottom-right"
        limit={SHOWN}
        transitionDuration={120}
        mr="var(--bw-notice-right, 0px)"
        mb={`calc(${shown.length > 1 ? '4.25rem' : '1.375rem'} + ${FOOT})`}
      />
      {shown.length > 1 && <NoticeBar waiting={queue.length} />}
    </>
  );
}

function NoticeBar({ waiting }: { readonly waiting: number }) {
  const { layout } = useWorkbench();
  const dismissIntoLog = () => {
    notifications.clean();
    showLog(layout);
  };
  return (
    <Paper
      className={classes.bar}
      bottom={`calc(2.125rem + ${FOOT})`}
      role="region"
      aria-label={t('Notices')}
      data-notices
      data-testid="notice-bar"
    >
      <Text fz="sm" role="status" flex={1}>
        {waiting > 0 && t('and {{count}} more', { count: waiting })}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Button variant="subtle" color="gray" onClick={dismissIntoLog}>
          {t('Show them in the log')}
        </Button>
        <Button variant="default" onClick={() => notifications.clean()}>
          {t('Dismiss all')}
        </Button>
      </Group>
    </Paper>
  );
}

/** Duration of a notice's fade-out, with a margin. */
const FRAMES = 30;

/**
 * Keeps the focus: when a focused notice closes, the next one gets it, and after the last one the previous owner.
 * @param count of the notices that are shown
 */
function useNoticeFocus(count: number): void {
  const before = useRef<HTMLElement | null>(null);
  const hadFocus = useRef(false);
  useWindowEvent('focusin', ({ target }) => {
    hadFocus.current = isInNotices(target);
    if (!hadFocus.current && target instanceof HTMLElement) before.current = target;
  });
  useEffect(() => {
    let frame = 0;
    // It is removed within the next frames, after fading out.
    const look = (frames: number) => {
      if (!hadFocus.current || frames === 0) return;
      if (document.activeElement === document.body && !(count > 0 && focusNotices())) {
        before.current?.focus();
        // A later notice does not take the focus.
        hadFocus.current = false;
      }
      frame = requestAnimationFrame(() => look(frames - 1));
    };
    look(FRAMES);
    return () => cancelAnimationFrame(frame);
  }, [count]);
}
