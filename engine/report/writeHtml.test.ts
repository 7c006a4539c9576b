import { expect, test } from 'vitest';
import { declared, english } from '../messages/index.ts';
import type { Report } from './report.ts';
import { writeHtml } from './writeHtml.ts';

const chart = (points: readonly (readonly [number, number])[]): Report['charts'][number] => ({
  title: declared('Loss'),
  axis: declared('Step'),
  curves: [{ label: declared('Training'), kind: 'training', points }],
});
const write = (report: Partial<Report>) =>
  writeHtml({ title: 'Run 1', lines: [], charts: [], sections: [], ...report }, { language: 'en', say: english });

test('names of people are texts, never markup', () => {
  const html = write({
    title: '<script>alert(1)</script>',
    lines: ['a & b'],
    sections: [{ title: declared('Settings'), rows: [['"x"', "<img src='y'>"]] }],
  });
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain('<p>a &amp; b</p>');
  expect(html).toContain('<th scope="row">&quot;x&quot;</th><td>&lt;img src=&#39;y&#39;&gt;</td>');
});

test('nothing is loaded from elsewhere', () => {
  const html = write({
    charts: [
      chart([
        [1, 2],
        [2, 1],
      ]),
    ],
  });
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/https?:|src=|href=/);
});

test('a curve spans its axes, whose ticks are round', () => {
  const html = write({
    charts: [
      chart([
        [0, 0],
        [50, 0.5],
        [100, 1],
      ]),
    ],
  });
  expect(html).toContain('points="56.0,220.0 342.0,116.0 628.0,12.0"');
  const ticks = [...html.matchAll(/text-anchor="(?:end|middle)">([\d.]+)</g)].map(([, text]) => Number(text));
  expect(ticks).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1, 0, 20, 40, 60, 80, 100]);
});

test('a constant curve, a single point and none are drawn', () => {
  for (const points of [
    [
      [1, 3],
      [2, 3],
    ],
    [[5, 5]],
    [],
  ] as const)
    expect(write({ charts: [chart(points)] })).not.toMatch(/NaN|Infinity/);
});
