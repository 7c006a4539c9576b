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

/** True while someone reads the notices, or cannot see them: the pointer or the focus is there, or the window is hidden. */
export function isAttended(): boolean {
  const isHeld = document.querySelector('.mantine-Notifications-root:is(:hover, :focus-within)') !== null;
  return isHeld || document.visibilityState === 'hidden';
}

/** Dismisses the notice that contains an element. @returns true if it can be dismissed */
export function dismissNotice(target: EventTarget | null): boolean {
  const notice = target instanceof Element ? target.closest('.mantine-Notification-root') : null;
  const close = notice?.querySelector<HTMLElement>('.mantine-Notification-closeButton');
  close?.click();
  return close !== null && close !== undefined;
}
