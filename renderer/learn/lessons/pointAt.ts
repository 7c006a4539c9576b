import 'driver.js/dist/driver.css';
import './pointAt.css';
import { t } from '../../language/index.ts';

/**
 * Lights a part of the window and says something about it. Escape or a click elsewhere ends it.
 * @returns false if it is not on the page
 */
export async function pointAt(selector: string, text: string): Promise<boolean> {
  const element = document.querySelector(selector);
  if (!element) return false;
  // Within a panel that scrolls, it may be out of sight.
  element.scrollIntoView({ block: 'nearest' });
  const { driver } = await import('driver.js');
  const opener = document.activeElement;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const pointer = driver({
    animate: !isStill,
    overlayOpacity: 0.45,
    stagePadding: 6,
    stageRadius: 6,
    popoverClass: 'bw-pointer',
    // It moves the focus itself before.
    onDestroyed: () => queueMicrotask(() => opener instanceof HTMLElement && opener.focus()),
    // It puts markup into the page; the words of a lesson are only ever text.
    onPopoverRender: ({ wrapper, description, closeButton }) => {
      // Without a title, the words are its name.
      wrapper.setAttribute('aria-labelledby', description.id);
      description.textContent = text;
      description.style.display = 'block';
      closeButton.setAttribute('aria-label', t('Close'));
    },
  });
  pointer.highlight({ element, popover: { description: ' ', showButtons: ['close'] } });
  return true;
}
