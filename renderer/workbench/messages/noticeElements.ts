/** Selector of notices in the DOM. */
const NOTICES = '.mantine-Notifications-root, [data-notices]';

/** Focuses the newest notice. @returns true if there is one */
export function focusNotices(): boolean {
  const buttons = document.querySelectorAll<HTMLElement>('.mantine-Notifications-root .mantine-Notification-closeButton');
  const newest = [...buttons].at(-1);
  newest?.focus();
  return newest !== undefined;
}

export function isInNotices(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(NOTICES) !== null;
}
