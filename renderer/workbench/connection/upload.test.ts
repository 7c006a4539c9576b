import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UPLOADS } from '#app/contract/index.ts';
import { english, message } from '#engine/messages/index.ts';
import { chooseShell } from './client.ts';
import { readAnswer } from './upload.ts';

/** A browser request controlled by the test. */
class Request {
  static last: Request;
  readonly upload: { onprogress?: (event: { loaded: number }) => void } = {};
  readonly opened: string[] = [];
  sent: unknown;
  isAborted = false;
  status = 200;
  responseText = '';
  onload = () => {};
  onerror = () => {};
  onabort = () => {};
  onloadend = () => {};
  constructor() {
    Request.last = this;
  }
  open(...given: string[]) {
    this.opened.push(...given);
  }
  setRequestHeader() {}
  send(body: unknown) {
    this.sent = body;
  }
  abort() {
    this.isAborted = true;
    this.onabort();
  }
}

beforeEach(() => {
  vi.stubGlobal('XMLHttpRequest', Request);
  vi.stubGlobal('window', {});
});
afterEach(() => vi.unstubAllGlobals());

const file = new File(['a,b\n1,2\n'], 'Größe & Gewicht.csv');

function begin(given = file) {
  const controller = new AbortController();
  const onProgress = vi.fn();
  const path = chooseShell().findPath(given, { signal: controller.signal, onProgress });
  return { path, controller, onProgress };
}

test('in a browser the bytes are uploaded, and the path returned', async () => {
  const { path, onProgress } = begin();
  const { last } = Request;
  expect(last.opened).toEqual(['POST', '/uploads?name=Gr%C3%B6%C3%9Fe%20%26%20Gewicht.csv']);
  expect(last.sent).toBe(file);
  last.upload.onprogress?.({ loaded: 4 });
  expect(onProgress).toHaveBeenCalledExactlyOnceWith(0.5);
  last.responseText = '{"path":"/home/ada/imported/ab/x.csv"}';
  last.onload();
  expect(await path).toBe('/home/ada/imported/ab/x.csv');
});

test('an upload can be canceled', async () => {
  const { path, controller } = begin();
  controller.abort(new Error('called off'));
  await expect(path).rejects.toThrow('called off');
  expect(Request.last.isAborted).toBe(true);
});

test('a broken connection is reported', async () => {
  const { path } = begin();
  Request.last.onerror();
  await expect(path).rejects.toMatchObject({ code: 'connection', details: { fix: { template: 'Choose the file again.' } } });
});

test('a file beyond the limit is not uploaded', async () => {
  const large = Object.defineProperty(new File([], 'large.csv'), 'size', { value: UPLOADS.limit + 1 });
  await expect(begin(large).path).rejects.toMatchObject({ code: 'import.tooLarge' });
});

test('an error of the server has its reason and fix', () => {
  const text = message("'{{file}}' cannot be written: the disk is full", { file: 'a.csv' });
  const details = { fix: message('Make room') };
  expect(() => readAnswer(507, JSON.stringify({ code: 'file.full', ...text, ...details }))).toThrow(
    expect.objectContaining({ code: 'file.full', message: english(text), ...text, details }),
  );
  expect(() => readAnswer(500, 'Something went wrong')).toThrow(expect.objectContaining({ code: 'upload.failed' }));
  expect(() => readAnswer(200, '{}')).toThrow(expect.objectContaining({ code: 'upload.failed' }));
});

test('in the desktop shell a file is read at its path', async () => {
  const send = vi.fn();
  vi.stubGlobal('XMLHttpRequest', send);
  vi.stubGlobal('window', { backwireHost: { pathOf: ({ name }: File) => (name === 'made.csv' ? '' : `/home/ada/${name}`) } });
  const { findPath } = chooseShell();
  const sending = { signal: AbortSignal.abort(), onProgress: () => {} };
  expect(await findPath(new File([], 'flowers.csv'), sending)).toBe('/home/ada/flowers.csv');
  await expect(findPath(new File([], 'made.csv'), sending)).rejects.toMatchObject({ code: 'file.noPath' });
  expect(send).not.toHaveBeenCalled();
});
