/** Scrolls an element to the top of the `Scroll` around it; `scrollIntoView` would move all that surrounds that, too. */
export function scrollToTop(element: Element): void {
  const area = element.closest('[data-axis]');
  area?.scrollBy({ top: element.getBoundingClientRect().top - area.getBoundingClientRect().top });
}
