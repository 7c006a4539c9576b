import type { Page } from 'playwright-core';

const CONTROLS =
  'button, a[href], input:not([type=hidden]), textarea, [role=tab], [role=button], [role=option], [role=menuitem], [role=slider]';
/** Nodes move with the view of the canvas; what is inert is under a dialog or a panel. */
const ELSEWHERE = '.react-flow__viewport, [inert], [aria-hidden="true"], .mantine-VisuallyHidden-root';

/** The controls that a person cannot bring into the window and press: outside, clipped, or covered. */
export const unreachable = (page: Page): Promise<string[]> =>
  page.evaluate(
    ([controls, elsewhere]) => {
      const found: string[] = [];
      const dialog = [...document.querySelectorAll('[role=dialog], [data-menu-dropdown]')].at(-1);
      /** Containers of more than fits, without scroll bars: only a script can scroll them. */
      const clipping = [...document.querySelectorAll('*')].filter(
        (element) =>
          (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight) &&
          getComputedStyle(element).overflow === 'hidden',
      );
      const unscrolled = () => clipping.every((element) => element.scrollLeft === 0 && element.scrollTop === 0);
      const reset = () => {
        for (const element of clipping) element.scrollTo(0, 0);
      };
      for (const control of (dialog ?? document).querySelectorAll<HTMLElement>(controls)) {
        if (control.closest(elsewhere) || !control.checkVisibility({ visibilityProperty: true })) continue;
        const isHidden = control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type);
        const target = (isHidden && (control.labels?.[0] ?? control.parentElement)) || control;
        reset();
        target.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
        const { left, right, top, bottom, width, height } = target.getBoundingClientRect();
        if (width === 0 || height === 0) continue;
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const isInside = left > -1 && top > -1 && right < innerWidth + 1 && bottom < innerHeight + 1;
        const isHit = hit !== null && (target.contains(hit) || hit.contains(control));
        const what = isInside ? (unscrolled() ? (isHit ? undefined : 'covered') : 'clipped') : 'outside';
        if (what) found.push(`${what}: ${control.dataset.testid ?? ''} ${control.ariaLabel ?? control.innerText.slice(0, 40)}`);
      }
      reset();
      return found;
    },
    [CONTROLS, ELSEWHERE] as const,
  );
