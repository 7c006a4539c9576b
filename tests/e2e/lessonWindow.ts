import type { Locator, Page } from 'playwright-core';

/** Opens the list of lessons. */
export async function showLessons(page: Page): Promise<void> {
  await page.getByTestId('room-learn').click();
  await page.getByTestId('learn-lessons').click();
}

/** Begins a lesson of the app anew. @returns its panel */
export async function beginLesson(page: Page, id: string): Promise<Locator> {
  await showLessons(page);
  const [start, restart] = [page.getByTestId(`start-${id}`), page.getByTestId(`restart-${id}`)];
  await start.waitFor();
  await ((await restart.isVisible()) ? restart : start).click();
  return untilReady(page);
}

/** The panel of the open lesson, once the numbers of its page are there. */
export async function untilReady(page: Page, at = 0): Promise<Locator> {
  const panel = page.getByTestId('lesson-panel');
  await page.locator(`[data-testid="lesson-panel"][data-page="${at}"] article[data-ready="true"]`).waitFor();
  return panel;
}

/** Goes to the next page of the open lesson. */
export async function turn(page: Page, to: number): Promise<Locator> {
  await page.getByTestId('lesson-next').click();
  return untilReady(page, to);
}

/** A lesson in a file, with every kind of exercise. */
export const OWN_LESSON = `---
title: A teacher's own
language: en
minutes: 3
graph: xor
sample: { inputs: { x: [1, 2] }, targets: { y: [1] } }
---

# First

Text with $x^2$ and a number, {{ loss }}.

\`\`\`setup
view: lens
walk: complete
\`\`\`

\`\`\`point
at: node:hidden
text: Here.
\`\`\`

\`\`\`number
question: How many units?
answer: 4 * 2
hint: Count them.
\`\`\`

\`\`\`choice
question: How many losses?
options:
  - { text: One, correct: true, why: It is at the end. }
  - { text: Two }
\`\`\`

\`\`\`predict
question: What will J be?
options:
  - { text: Positive, when: loss > 0 }
  - { text: Negative, when: loss < 0 }
  - { text: Zero, when: loss == 0 }
reveal: It is {{ loss }}.
\`\`\`

# Second

\`\`\`goal
text: Make the first hidden bias larger than 1.
until: hidden.bias[0] > 1
sliders:
  - { address: "hidden.bias[0]", symbol: b_1, from: -3, to: 3 }
hint: Move it to the right.
solution: Done.
\`\`\`

\`\`\`do
text: Go to Design.
view: design
\`\`\`
`;
