/** What notices are in on the page. */
export const NOTICES = '.mantine-Notifications-root, [data-notices]';

/** Gives the keyboard to the newest of the notices that are shown. @returns whether there is one */
export function focusNotices(): boolean {
  const buttons = document.querySelectorAll<HTMLElement>('.mantine-Notifications-root .mantine-Notification-closeButton');
  const newest = [...buttons].at(-1);
  newest?.focus();
  return newest !== undefined;
}

export function isInNotices(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(NOTICES) !== null;
}
