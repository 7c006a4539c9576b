import { Button, Stack } from '@mantine/core';
import { randomId } from '@mantine/hooks';
import { type NotificationData, notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconExclamationMark } from '@tabler/icons-react';
import { type MessageValue, message } from '../../language/index.ts';
import { Spoken } from '../../language/Spoken.tsx';
import { type DescribedError, describeError } from '../connection/index.ts';
import { ErrorNotice, errorNoticeId, type NoticeAction } from './ErrorNotice.tsx';
import type { Log, LogLevel } from './log.ts';

/** Shows messages to the user, in the current language: in a corner of the window, and after it has closed, in the log. */
export interface Notices {
  /** Reports success. */
  done(title: Words, text?: Words): void;
  warn(title: Words, text?: Words): void;
  /** Reports success with an alternative as a button. */
  offer(title: Words, text: Words, action: NoticeAction): void;
  /** Reports an error: problem, location, fix. */
  failed(error: unknown): void;
  /** The same for an error that is already in the log, with what helps as a button. */
  show(error: DescribedError, action?: NoticeAction): void;
  /** Hides an error's notice: its cause is gone. */
  resolved(error: unknown): void;
  /** Runs a long task with a notice that can cancel it. Resolves to undefined if canceled. */
  during<Result>(title: Words, task: (signal: AbortSignal) => Promise<Result>): Promise<Result | undefined>;
  /** Runs a task and reports its failure. Resolves to undefined then. */
  attempt<Result>(task: () => Promise<Result>): Promise<Result | undefined>;
}

type Words = MessageValue;

const DONE_MS = 4000;
/** Delay before it is shown. */
const PATIENCE_MS = 400;
const WARN_MS = 8000;
/** Time to read it, and to decide. */
const OFFER_MS = 12_000;

export function createNotices(log: Log): Notices {
  function failed(error: unknown): void {
    const described = describeError(error);
    const { message: what, fix, where } = described;
    const text = fix === undefined ? what : message('{{what}}. {{fix}}', { what, fix });
    log.add('error', text, { subject: where, noticeId: errorNoticeId(described) });
    showError(described);
  }
  function show(level: LogLevel, said: Words, notice: NotificationData): void {
    log.add(level, said, { noticeId: notifications.show(notice) });
  }
  return {
    done(title, text) {
      const icon = <IconCheck size={16} />;
      show('success', inOne(title, text), { ...shown(title, text), color: 'green', icon, autoClose: DONE_MS });
    },
    warn(title, text) {
      const icon = <IconExclamationMark size={16} />;
      show('warning', inOne(title, text), { ...shown(title, text), color: 'yellow', icon, autoClose: WARN_MS });
    },
    offer(title, text, { label, run }) {
      const id = randomId();
      show('info', inOne(title, text), {
        id,
        title: <Spoken of={title} />,
        message: (
          <Stack gap={6} align="flex-start">
            <span>
              <Spoken of={text} />
            </span>
            <Button
              variant="light"
              onClick={() => {
                notifications.hide(id);
                run();
              }}
            >
              <Spoken of={label} />
            </Button>
          </Stack>
        ),
        autoClose: OFFER_MS,
      });
    },
    resolved(error) {
      notifications.hide(errorNoticeId(describeError(error)));
    },
    async during(title, task) {
      const abort = new AbortController();
      const id = randomId();
      const timer = setTimeout(() => showLong(id, title, () => abort.abort()), PATIENCE_MS);
      try {
        return await task(abort.signal);
      } catch (error) {
        if (abort.signal.aborted) return undefined;
        throw error;
      } finally {
        clearTimeout(timer);
        notifications.hide(id);
      }
    },
    failed,
    show: showError,
    async attempt(task) {
      try {
        return await task();
      } catch (error) {
        failed(error);
        return undefined;
      }
    },
  };
}

const inOne = (title: Words, text: Words | undefined): Words =>
  text === undefined ? title : message('{{title}}: {{text}}', { title, text });

const shown = (title: Words, text: Words | undefined) => ({
  title: <Spoken of={title} />,
  message: text === undefined ? '' : <Spoken of={text} />,
});

function showLong(id: string, title: Words, cancel: () => void): void {
  notifications.show({
    id,
    loading: true,
    title: <Spoken of={title} />,
    message: (
      <Button variant="light" onClick={cancel}>
        <Spoken of={message('Cancel')} />
      </Button>
    ),
    autoClose: false,
    withCloseButton: false,
  });
}

function showError(error: DescribedError, action?: NoticeAction): void {
  const id = errorNoticeId(error);
  // The same error again may be of another run: its action counts.
  notifications.hide(id);
  notifications.show({
    id,
    title: <Spoken of={error.message} />,
    message: <ErrorNotice error={error} action={action} />,
    color: 'red',
    icon: <IconAlertTriangle size={16} />,
    autoClose: false,
    role: 'alert',
  });
}
