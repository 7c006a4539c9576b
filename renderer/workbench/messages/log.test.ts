import { beforeEach, expect, test, vi } from 'vitest';
import { message } from '#engine/messages/index.ts';
import { describeError, WindowError } from '../connection/index.ts';
import { createLog, unannouncedEntries } from './log.ts';
import { createNotices } from './notices.tsx';

/** The library's notices, without a page. */
const shown = vi.hoisted(() => ({ notices: [] as { id: string; message?: unknown }[] }));
vi.mock('@mantine/notifications', () => ({
  notifications: {
    show(notice: { id?: string; message?: unknown }) {
      const id = notice.id ?? `notice ${shown.notices.length}`;
      if (!shown.notices.some((other) => other.id === id)) shown.notices.push({ ...notice, id });
      return id;
    },
    hide(id: string) {
      shown.notices = shown.notices.filter((notice) => notice.id !== id);
    },
  },
  useNotifications: () => ({ notifications: shown.notices, queue: [] }),
}));
beforeEach(() => {
  shown.notices = [];
});

const refused = new WindowError('file.empty', message('a.csv is empty'));

test('an error is shown by its notice, and by the log once that is closed', () => {
  const log = createLog();
  createNotices(log).failed(refused);
  expect(shown.notices).toHaveLength(1);
  expect(unannouncedEntries(log.getState(), shown.notices)).toEqual([]);
  expect(unannouncedEntries(log.getState(), [])).toMatchObject([{ level: 'error', text: message('a.csv is empty') }]);
});

test('as are all notices; entries without a notice are in the log at once', () => {
  const log = createLog();
  const notices = createNotices(log);
  notices.done('Exported');
  notices.warn('Careful');
  notices.offer('Pasted', 'Nodes', { label: 'Undo', run: () => {} });
  log.add('info', 'Epoch 1');
  expect(unannouncedEntries(log.getState(), shown.notices).map(({ text }) => text)).toEqual(['Epoch 1']);
  expect(unannouncedEntries(log.getState(), [])).toHaveLength(4);
});

test('an error that comes again is one notice, with the newer action', () => {
  const notices = createNotices(createLog());
  for (const label of ['Open run 3', 'Open run 4']) notices.show(describeError(refused), { label, run: () => {} });
  expect(shown.notices).toMatchObject([{ message: { props: { action: { label: 'Open run 4' } } } }]);
});
