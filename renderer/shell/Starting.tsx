import { Loader, Stack, Text } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useState } from 'react';
import { useStore } from 'zustand';
import { t } from '../language/index.ts';
import { useWorkbench } from '../workbench/index.ts';
import classes from './Starting.module.css';

/** Delay before the indicator. */
const SILENT_MS = 300;

/** Shown until the main process has answered. */
export function Starting() {
  const [isSlow, setSlow] = useState(false);
  const { status, failures } = useStore(useWorkbench().connection.state);
  useTimeout(() => setSlow(true), SILENT_MS, { autoInvoke: true });
  if (!isSlow) return null;
  return (
    <Stack className={classes.starting} align="center" justify="center" role="status">
      <Loader size="sm" />
      <Text fz="sm" c="dimmed">
        {status === 'open' ? t('Opening your graphs') : t('Connecting to Backwire')}
      </Text>
      {failures > 3 && (
        <Text fz="sm" maw={420} ta="center">
          {t('Cannot reach the server. If Backwire was closed, start it again and open the address it prints.')}
        </Text>
      )}
    </Stack>
  );
}
