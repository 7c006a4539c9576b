import { expect, test } from 'vitest';
import { createTranslator } from './sentences.ts';

const translate = createTranslator({
  'one score for each of {{1}} classes': '{{1}} 个类别各一个分数',
  "{{1}} expects {{2}}, but '{{3}}' has shape {{4}}": '{{1}} 需要{{2}}，而“{{3}}”的形状是 {{4}}',
  '{{1}} expects {{2}}': '{{1}} 需要{{2}}',
  'no parameters': '没有参数',
  '{{1}} units': '{{1}} 个单元',
  '{{1}} units, no bias': '{{1}} 个单元，无偏置',
  'expected {{1}}': '应为{{1}}',
  '{{1}} of at least {{2}}': '至少为 {{2}} 的{{1}}',
  'a whole number': '整数',
  '{{1}} of {{2}}{{3}}': '{{1}} 个，大小 {{2}}{{3}}',
  'stride {{1}}': '步幅 {{1}}',
  prediction: '预测',
  "{{1}} expects a wire at '{{2}}', but has none": '{{1}} 在“{{2}}”处需要一条连线，但没有',
});

test('a sentence is told by its template, and phrases within it too', () => {
  expect(translate("Cross-entropy 'loss' expects one score for each of 3 classes, but 'prediction' has shape [64]")).toBe(
    "Cross-entropy 'loss' 需要3 个类别各一个分数，而“prediction”的形状是 [64]",
  );
});

test('of two templates that fit, the one that says more is meant', () => {
  expect(translate('64 units')).toBe('64 个单元');
  expect(translate('64 units, no bias')).toBe('64 个单元，无偏置');
});

test('of two templates that fit, the one is meant that leaves fewer words as they are', () => {
  expect(translate('expected a whole number of at least 1')).toBe('应为至少为 1 的整数');
});

test('values that follow each other directly may be lists, or nothing', () => {
  expect(translate('32 of 3 × 3')).toBe('32 个，大小 3 × 3');
  expect(translate('32 of 3 × 3, stride 2')).toBe('32 个，大小 3 × 3，步幅 2');
});

test('a sentence without places is looked up as it is; one that is not known stays', () => {
  expect(translate('no parameters')).toBe('没有参数');
  expect(translate('Call me Ishmael.')).toBe('Call me Ishmael.');
});

test('ports are called what they are called on the node, nodes what people call them', () => {
  expect(translate("Cross-entropy 'prediction' expects a wire at 'prediction', but has none")).toBe(
    "Cross-entropy 'prediction' 在“预测”处需要一条连线，但没有",
  );
  expect(translate("Block 'b' expects a wire at 'left', but has none")).toBe("Block 'b' 在“left”处需要一条连线，但没有");
});

test('a formula is no list of phrases', () => {
  expect(translate('max(z, 0)')).toBe('max(z, 0)');
  expect(translate('64 units, stride 2')).toBe('64 个单元，步幅 2');
});

test('values keep signs that mean something in patterns, and in replacements', () => {
  expect(translate('a$&(b) expects c.*d')).toBe('a$&(b) 需要c.*d');
});
