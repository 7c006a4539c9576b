import { expect, test } from 'vitest';
import { LONG, shareWindow } from '../e2e/user.ts';
import { findWideIn, setTextSize } from '../e2e/wideTexts.ts';

const open = shareWindow();

test.for([
  { width: 1024, height: 700, language: 'zh-CN', size: 125 },
  { width: 1440, height: 900, language: 'en', size: 125 },
  { width: 1440, height: 900, language: 'zh-CN', size: 150 },
] as const)(
  'nothing is cut off or scrolls sideways with text at $size % in $language at $width × $height',
  LONG,
  async ({ size, language, ...viewport }, context) => {
    const { page } = await open(context, 'mnist-mlp', { viewport, language });
    await setTextSize(page, size);
    expect(await findWideIn(page)).toEqual([]);
  },
);
