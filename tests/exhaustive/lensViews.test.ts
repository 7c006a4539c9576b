import { expect, test } from 'vitest';
import { Stage } from '../../scripts/screenshots/scenes/stage.ts';
import { VIEWS } from '../../scripts/screenshots/views.ts';
import { untilStill } from '../e2e/untilStill.ts';
import { LONG } from '../e2e/user.ts';
import { violations } from '../e2e/violations.ts';
import { shareApp } from '../support/index.ts';

// Each view is reached from any other.
const open = shareApp({ reducedMotion: 'reduce' });

/** Views of the lens that no other test looks at; those in one row build on each other. */
const GROUPS = [
  ['lens-batch', 'lens-misclassified', 'lens-no-loss'],
  ['lens-maps', 'lens-convolution'],
  ['lens-heads', 'lens-weight-images', 'lens-no-data'],
  ['lens-timesteps', 'lens-timesteps-large'],
  ['lens-walk-update', 'lens-walk-condition', 'lens-canvas'],
  ['lens-time-fork', 'lens-origin-run', 'lens-origin'],
  ['flow-vanishing'],
] as const;
/** The ones that are looked at in Chinese, too. */
const IN_CHINESE = new Set<string>(['lens-misclassified', 'lens-convolution', 'lens-timesteps-large', 'flow-vanishing']);

test.for(GROUPS)('axe finds no violation in %s', LONG, async (names, context) => {
  const { page, complaints } = await open(context);
  const stage = new Stage(page);
  const found: Record<string, string[]> = {};
  for (const name of names) {
    const view = VIEWS.find((each) => each.name === name);
    if (!view) throw new Error(`no view is called '${name}'`);
    await stage.clear();
    await view.show(stage);
    // Away from what has a tip.
    await page.mouse.move(2, 2);
    await untilStill(page);
    found[name] = await violations(page);
    if (!IN_CHINESE.has(name)) continue;
    await stage.switchLanguage();
    await untilStill(page);
    found[`${name} in Chinese`] = await violations(page);
    await stage.switchLanguage();
  }
  expect(Object.entries(found).filter(([, those]) => those.length > 0)).toEqual([]);
  expect(complaints).toEqual([]);
});
