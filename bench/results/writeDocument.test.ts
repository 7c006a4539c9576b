import { expect, test } from 'vitest';
import { replaceChapter } from './writeDocument.ts';

const titles = (document: string) => document.split('\n').filter((line) => /^##? /.test(line));

test('a chapter is inserted in order, whatever was written first', () => {
  const document = replaceChapter(replaceChapter('', 'memory', 'bytes'), 'peers', 'rates\n\n### W1');
  expect(titles(document)).toEqual(['# Benchmarks', '## Training compared with other engines', '## Memory of a program']);
  expect(document).toContain('rates\n\n### W1\n\n## Memory of a program\n\nbytes\n');
});

test('a chapter replaces its previous version, and leaves the others', () => {
  const once = replaceChapter(replaceChapter('', 'peers', 'old'), 'compile', 'kept');
  const twice = replaceChapter(once, 'peers', 'new');
  expect(twice).not.toContain('old');
  expect(twice).toBe(once.replace('old', 'new'));
});
