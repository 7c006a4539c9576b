const SMALLEST = 0.72;

const waiting = new Set<HTMLElement>();

/**
 * Shrinks the lines of a formula that are too wide as far as readable; beyond that they scroll. All formulas that wait are
 * measured together before the next frame, so that the page is laid out once for all of them.
 */
export function fitLines(container: HTMLElement): void {
  if (waiting.size === 0) requestAnimationFrame(fitWaiting);
  waiting.add(container);
}

function fitWaiting(): void {
  const lines = [...waiting].flatMap((container) => [...container.children]).filter((line) => line instanceof HTMLElement);
  waiting.clear();
  for (const line of lines) line.style.fontSize = '';
  const shares = lines.map((line) => line.clientWidth / line.scrollWidth);
  const wide = lines.filter((line, at) => {
    if (shares[at] < 1) line.style.fontSize = `${Math.max(SMALLEST, Math.floor(shares[at] * 100) / 100)}em`;
    else line.removeAttribute('tabindex');
    return shares[at] < 1;
  });
  const scrolls = wide.map((line) => line.scrollWidth > line.clientWidth);
  for (const [at, line] of wide.entries()) {
    // A line that scrolls must be reached by keyboard.
    if (scrolls[at]) line.tabIndex = 0;
    else line.removeAttribute('tabindex');
  }
}
