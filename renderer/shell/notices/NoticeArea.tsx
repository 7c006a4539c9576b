import { Button, Group, Paper, Text } from '@mantine/core';
import { Notifications, notifications, useNotifications } from '@mantine/notifications';
import { t } from '../../language/index.ts';
import { useWorkbench } from '../../workbench/index.ts';
import classes from './NoticeArea.module.css';
import { useNoticeFocus } from './useNoticeFocus.ts';

/** Maximum notices shown at once; more wait until one is closed. */
const SHOWN = 4;

/** The notice area. Below several notices: the number waiting, and a button to close all. */
export function NoticeArea() {
  const { notifications: shown, queue } = useNotifications();
  useNoticeFocus(shown.length + queue.length);
  return (
    <>
      <Notifications
        position="bottom-right"
        limit={SHOWN}
        transitionDuration={120}
        mb={shown.length > 1 ? '4.25rem' : '1.375rem'}
      />
      {shown.length > 1 && <NoticeBar waiting={queue.length} />}
    </>
  );
}

function NoticeBar({ waiting }: { readonly waiting: number }) {
  const { layout } = useWorkbench();
  const showLog = () => {
    notifications.clean();
    layout.showDock('log');
  };
  return (
    <Paper className={classes.bar} role="region" aria-label={t('Notices')} data-notices data-testid="notice-bar">
      <Text fz="sm" role="status" flex={1}>
        {waiting > 0 && t('and {{count}} more', { count: waiting })}
      </Text>
      <Group gap="xs" wrap="nowrap">
        <Button variant="subtle" color="gray" onClick={showLog}>
          {t('Show them in the log')}
        </Button>
        <Button variant="default" onClick={() => notifications.clean()}>
          {t('Dismiss all')}
        </Button>
      </Group>
    </Paper>
  );
}
