import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { english } from '#engine/messages/index.ts';
import { type MessageValue, say, useLanguage } from '../../language/index.ts';
import type { DescribedError } from '../connection/index.ts';
import { isAttended } from './noticeElements.ts';
import { unreadErrors } from './unreadErrors.ts';

/** What a notice offers as a button. */
export interface NoticeAction {
  readonly label: MessageValue;
  readonly run: () => void;
}

/** Time to read an error. */
const READING_MS = 15_000;

/** Details of an error: location and fix. After a while only the log has it, so that its notice covers nothing for good. */
export function ErrorNotice({ error, action }: { readonly error: DescribedError; readonly action?: NoticeAction | undefined }) {
  useLanguage();
  useCollapse(errorNoticeId(error));
  const { message, where, fix, code } = sayError(error);
  return (
    <Stack gap={2} data-selectable data-testid="error-notice" data-code={code}>
      {where && !message.includes(where) && (
        <Text fz="xs" c="dimmed" ff="monospace">
          {where}
        </Text>
      )}
      {fix && <Text fz="xs">{fix}</Text>}
      {action && (
        <Button
          mt={4}
          size="compact-xs"
          variant="light"
          style={{ alignSelf: 'flex-start' }}
          onClick={() => {
            notifications.hide(errorNoticeId(error));
            action.run();
          }}
        >
          {say(action.label)}
        </Button>
      )}
    </Stack>
  );
}

/** Closes a notice once it could be read; the log then has an unread error. */
function useCollapse(noticeId: string): void {
  useEffect(() => {
    const collapse = () => {
      if (isAttended()) {
        timer = setTimeout(collapse, READING_MS);
        return;
      }
      notifications.hide(noticeId);
      unreadErrors.setState((count) => count + 1, true);
    };
    let timer = setTimeout(collapse, READING_MS);
    return () => clearTimeout(timer);
  }, [noticeId]);
}

/** An error in the current language. */
export function sayError({ code, message, where, fix }: DescribedError) {
  return {
    code,
    message: say(message),
    where: where === undefined ? undefined : say(where),
    fix: fix && say(fix),
  };
}

/** The id of an error's notice. The same error twice is one notice. */
export const errorNoticeId = ({ code, message }: Pick<DescribedError, 'code' | 'message'>): string =>
  `${code} ${english(message)}`;
