import { expect, test } from 'vitest';
import { LESSONS, walkLesson } from '../e2e/lessonReader.ts';
import { launchApp } from '../support/index.ts';

for (const language of ['en', 'zh']) {
  test(`each lesson is walked to its end, with wrong and with right answers: ${language}`, {
    timeout: 600_000,
  }, async (context) => {
    // A window of its own: what a run of the other language left behind must not fulfil a task.
    const { page, complaints } = await launchApp(context, {
      reducedMotion: 'reduce',
      ...(language === 'zh' && { locale: 'zh-CN' }),
    });
    await page.getByTestId('node-loss').waitFor();
    for (const id of LESSONS) await walkLesson(page, language, id);
    expect(complaints).toEqual([]);
  });
}
