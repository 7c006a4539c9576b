import { afterEach, expect, test } from 'vitest';
import { declared, message, putInUse, say } from './index.ts';

afterEach(() => putInUse('en'));

test('text stored as data is shown in the current language, including nested messages', async () => {
  const moved = message('Move {{count}} nodes', { count: 3 });
  const set = message('Set {{field, lowercase}}', { field: declared('Learning rate') });
  const added = message('Add {{label}}', { label: declared('Dense') });
  expect([moved, set, added].map(say)).toEqual(['Move 3 nodes', 'Set learning rate', 'Add Dense']);
  await putInUse('zh');
  expect([moved, set, added].map(say)).toEqual(['移动 3 个节点', '设置学习率', '添加全连接']);
});

test('user-given names stay', async () => {
  await putInUse('zh');
  expect(say('My block')).toBe('My block');
  expect(say(message('Ungroup {{block}}', { block: 'My block' }))).toContain('My block');
});
