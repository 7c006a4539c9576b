import { expect, test } from 'vitest';
import { dropFiles } from './dropFiles.ts';
import { walkLesson } from './lessonReader.ts';
import { showLessons } from './lessonWindow.ts';
import { untilStill } from './untilStill.ts';
import { LONG, shareWindow } from './user.ts';
import { violations } from './violations.ts';

const open = shareWindow({ acrossFiles: true });

test('a lesson is walked to its end, with wrong and with right answers', LONG, async (context) => {
  const { page, complaints } = await open(context, 'xor');
  await walkLesson(page, 'en', '03-xor-and-hidden-layers');
  expect(complaints).toEqual([]);
});

const OWN = `---
title: A teacher's own
language: en
minutes: 3
graph: xor
sample: { inputs: { x: [1, 2] }, targets: { y: [1] } }
---

# First <img src=x onerror="globalThis.harmed = 1">

<script>globalThis.harmed = 1</script> Text with <b onclick="alert(1)">markup</b>, a [link](javascript:alert(1)) and $x^2$.

\`\`\`point
at: node:hidden
text: "<img src=x onerror='globalThis.harmed = 1'> Here."
\`\`\`

\`\`\`number
question: How many units?
answer: 4 * 2
\`\`\`

# Second

\`\`\`do
text: Go to Design.
view: design
\`\`\`
`;

test("a teacher's file is dropped: its markup stays text, its mistakes are told with their line", LONG, async (context) => {
  const { page } = await open(context, 'xor');
  await dropFiles(page, { name: 'own.md', content: OWN.replace('answer: 4 * 2', 'answer: 4 * ') });
  await page.getByText("'own.md', line 20").first().waitFor();
  expect(await page.getByTestId('lesson-panel').count()).toBe(0);

  await dropFiles(page, { name: 'own.md', content: OWN });
  const panel = page.getByTestId('lesson-panel');
  await panel.getByText('<script>').waitFor();
  expect(await panel.locator('b, script, img, a').count()).toBe(0);
  await panel.getByTestId('point').click();
  const pointer = page.locator('.bw-pointer');
  await pointer.getByText('Here.').waitFor();
  expect(await pointer.locator('img').count()).toBe(0);
  await page.keyboard.press('Escape');
  await pointer.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => 'harmed' in globalThis)).toBe(false);

  // Progress, and the file itself, are kept.
  await panel.getByRole('textbox').fill('8');
  await panel.getByRole('textbox').press('Enter');
  await page.getByTestId('lesson-next').click();
  await expect.poll(() => panel.getAttribute('data-page')).toBe('1');
  await page.reload();
  await expect.poll(() => panel.getAttribute('data-page')).toBe('1');
  await page.getByTestId('lesson-close').click();
});

test('the panel and the list have no violation, and fit small windows', LONG, async (context) => {
  const { page } = await open(context, 'xor');
  await showLessons(page);
  await page.getByTestId('start-01-one-neuron').or(page.getByTestId('restart-01-one-neuron')).first().waitFor();
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  await page.getByTestId('start-01-one-neuron').click();
  await page.getByTestId('lesson-panel').locator('article[data-ready="true"]').waitFor();
  await page.getByTestId('lens-legend').waitFor();
  await untilStill(page);
  expect(await violations(page)).toEqual([]);
  for (const viewport of [
    { width: 1024, height: 700 },
    { width: 400, height: 700 },
  ]) {
    await page.setViewportSize(viewport);
    await untilStill(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    const box = await page.getByTestId('lesson-panel').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    expect(box?.height).toBeGreaterThan(200);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});
