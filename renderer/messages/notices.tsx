import { Button, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconExclamationMark } from '@tabler/icons-react';
import { type DescribedError, describeError } from '../transport/index.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import type { Log } from './log.ts';
import { tellError } from './tellError.ts';

/** Says things to the person: in a corner of the window, and in the log. */
export interface Notices {
  /** Something is done. */
  done(title: string, text?: string): void;
  warn(title: string, text?: string): void;
  /** Something is done that could be done otherwise: a button does that. */
  offer(title: string, text: string, action: { readonly label: string; readonly run: () => void }): void;
  /** Something failed: what, where, what to do. Stays until it is closed. */
  failed(error: unknown): void;
  /** The same for what the log has already. */
  show(error: DescribedError): void;
  /** Runs a task and tells of its failure. Resolves to undefined then. */
  attempt<Result>(task: () => Promise<Result>): Promise<Result | undefined>;
}

const DONE_MS = 4000;
const WARN_MS = 8000;
/** Time to read it, and to decide. */
const OFFER_MS = 12_000;

export function createNotices(log: Log): Notices {
  function failed(error: unknown): void {
    const described = tellError(describeError(error));
    log.add('error', [described.message, described.fix].filter(Boolean).join('. '), described.where);
    showError(described);
  }
  return {
    done(title, text) {
      log.add('success', text ? `${title}: ${text}` : title);
      notifications.show({ title, message: text ?? '', color: 'green', icon: <IconCheck size={16} />, autoClose: DONE_MS });
    },
    warn(title, text) {
      log.add('warning', text ? `${title}: ${text}` : title);
      const icon = <IconExclamationMark size={16} />;
      notifications.show({ title, message: text ?? '', color: 'yellow', icon, autoClose: WARN_MS });
    },
    offer(title, text, { label, run }) {
      log.add('info', `${title}: ${text}`);
      const id = notifications.show({
        title,
        message: (
          <Stack gap={6} align="flex-start">
            <span>{text}</span>
            <Button
              variant="light"
              onClick={() => {
                notifications.hide(id);
                run();
              }}
            >
              {label}
            </Button>
          </Stack>
        ),
        autoClose: OFFER_MS,
      });
    },
    failed,
    show: (error) => showError(tellError(error)),
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

function showError(error: DescribedError): void {
  notifications.show({
    // The same error twice is one notice.
    id: `${error.code} ${error.message}`,
    title: error.message,
    message: <ErrorNotice error={error} />,
    color: 'red',
    icon: <IconAlertTriangle size={16} />,
    autoClose: false,
    role: 'alert',
  });
}
