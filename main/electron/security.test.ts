import type { Session, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { isOwnAddress } from './address.ts';
import { isTrustedSender, refuseNavigation, refusePermissions, SCHEMES, webPreferences } from './security.ts';

test('a page runs isolated, sandboxed and without Node', () => {
  expect(webPreferences('/preload.cjs')).toMatchObject({
    preload: '/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  });
});

test("the page's scheme is a secure origin subject to its policy", () => {
  const [{ scheme, privileges }] = SCHEMES;
  expect(scheme).toBe('app');
  expect(privileges).toMatchObject({ standard: true, secure: true });
  expect(privileges?.bypassCSP ?? false).toBe(false);
});

test.each([
  ['app://backwire/', true],
  ['app://backwire/index.html?x#y', true],
  ['app://other/', false],
  ['app://backwire.evil.example/', false],
  ['app://user@backwire:1/', false],
  ['https://backwire/', false],
  ['file:///etc/passwd', false],
  ['about:blank', false],
  ['', false],
])("%s is the page's own address: %s", (address, own) => {
  expect(isOwnAddress(address)).toBe(own);
});

describe('permissions', () => {
  type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
  type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
  type DeviceHandler = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>;

  function install() {
    const handlers: { request?: RequestHandler | null; check?: CheckHandler | null; device?: DeviceHandler | null } = {};
    refusePermissions({
      setPermissionRequestHandler: (handler) => (handlers.request = handler),
      setPermissionCheckHandler: (handler) => (handlers.check = handler),
      setDevicePermissionHandler: (handler) => (handlers.device = handler),
    });
    return handlers;
  }

  test.each([
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fullscreen',
    'openExternal',
    'fileSystem',
    'hid',
  ] as const)('are denied: %s', (permission) => {
    const { request, check } = install();
    const answers: boolean[] = [];
    const contents = {} as WebContents;
    request?.(contents, permission as never, (answer) => answers.push(answer), {} as never);
    expect(answers).toEqual([false]);
    expect(check?.(contents, permission as never, 'app://backwire', {} as never)).toBe(false);
  });

  test('copying text is allowed', () => {
    expect(install().check?.({} as WebContents, 'clipboard-sanitized-write', 'app://backwire', {} as never)).toBe(true);
  });

  test('devices are denied', () => {
    expect(install().device?.({ deviceType: 'usb', origin: 'app://backwire', device: {} } as never)).toBe(false);
  });
});

describe('a page cannot navigate away', () => {
  function install() {
    const listeners = new Map<string, (event: { url: string; preventDefault(): void }) => void>();
    let openHandler: Parameters<WebContents['setWindowOpenHandler']>[0] | undefined;
    const contents = {
      on: (event: string, listener: never) => listeners.set(event, listener),
      setWindowOpenHandler: (handler: NonNullable<typeof openHandler>) => {
        openHandler = handler;
      },
    } as unknown as WebContents;
    refuseNavigation(contents);
    const isPrevented = (event: string, url: string) => {
      let prevented = false;
      listeners.get(event)?.({ url, preventDefault: () => (prevented = true) });
      return prevented;
    };
    return { isPrevented, open: (url: string) => openHandler?.({ url } as never) };
  }

  test.each(['https://evil.example/', 'file:///etc/passwd', 'app://other/', 'javascript:alert(1)'])(
    'it does not navigate to %s',
    (url) => {
      expect(install().isPrevented('will-navigate', url)).toBe(true);
    },
  );

  test('it can be reloaded', () => {
    expect(install().isPrevented('will-navigate', 'app://backwire/')).toBe(false);
  });

  test('it opens no window, follows no redirect and embeds no other content', () => {
    const { isPrevented, open } = install();
    expect(open('app://backwire/')).toEqual({ action: 'deny' });
    expect(isPrevented('will-redirect', 'app://backwire/')).toBe(true);
    expect(isPrevented('will-attach-webview', '')).toBe(true);
  });
});

test.each([
  ['the page', { url: 'app://backwire/', parent: null }, true],
  ['a frame in the page', { url: 'app://backwire/', parent: {} }, false],
  ['another page', { url: 'https://evil.example/', parent: null }, false],
  ['a page that is gone', null, false],
])('%s may request a port: %o %s', (_who, frame, trusted) => {
  expect(isTrustedSender(frame as never)).toBe(trusted);
});
