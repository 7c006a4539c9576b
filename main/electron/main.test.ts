import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** A mock of Electron for the main script that records calls. */
const electron = vi.hoisted(() => {
  type Listener = (...given: never[]) => void;
  const steps: string[] = [];
  const listeners = new Map<string, Listener>();
  const windows: { options: unknown; address: string | undefined }[] = [];
  class BrowserWindow {
    readonly #window: { options: unknown; address: string | undefined };
    constructor(options: unknown) {
      this.#window = { options, address: undefined };
      windows.push(this.#window);
    }
    on() {}
    once() {}
    focus() {
      steps.push('focus');
    }
    isMinimized = () => false;
    async loadURL(address: string) {
      this.#window.address = address;
    }
  }
  const step = (name: string) => () => {
    steps.push(name);
  };
  return {
    steps,
    listeners,
    windows,
    hasLock: true,
    languages: ['en-GB'],
    menus: [] as { label?: string }[][],
    module: {
      app: {
        name: 'Backwire',
        isPackaged: true,
        enableSandbox: step('enableSandbox'),
        requestSingleInstanceLock: () => electron.hasLock,
        quit: step('quit'),
        exit: step('exit'),
        whenReady: async () => steps.push('ready'),
        isReady: () => true,
        getPath: (name: string) => `/home/ada/${name}`,
        getVersion: () => '1.2.3',
        getPreferredSystemLanguages: () => electron.languages,
        on: (event: string, listener: Listener) => listeners.set(event, listener),
      },
      BrowserWindow,
      dialog: { showErrorBox: (_title: string, message: string) => steps.push(`error: ${message}`) },
      ipcMain: { on: step('listen') },
      Menu: {
        setApplicationMenu: step('menu'),
        buildFromTemplate: (template: { label?: string }[]) => electron.menus.push(template),
      },
      MessageChannelMain: class {},
      protocol: { registerSchemesAsPrivileged: step('registerSchemes'), handle: step('servePage') },
      screen: { getAllDisplays: () => [] },
      session: {
        defaultSession: {
          setPermissionRequestHandler: step('refusePermissions'),
          setPermissionCheckHandler: () => {},
          setDevicePermissionHandler: () => {},
        },
      },
    },
  };
});
vi.mock('electron', () => electron.module);

const app = vi.hoisted(() => ({ openApp: vi.fn() }));
vi.mock('#app/app.ts', () => app);

beforeEach(() => {
  vi.resetModules();
  electron.steps.length = 0;
  electron.windows.length = 0;
  electron.listeners.clear();
  electron.hasLock = true;
  electron.languages = ['en-GB'];
  electron.menus.length = 0;
  app.openApp.mockReset().mockReturnValue({ router: {}, close: async () => electron.steps.push('close') });
  vi.stubGlobal('process', Object.assign(Object.create(process), { argv: ['backwire'], env: {} }));
});
afterEach(() => vi.unstubAllGlobals());

async function start(): Promise<void> {
  await import('./main.ts');
  await new Promise((resolve) => setImmediate(resolve));
}

describe('starting', () => {
  test('sets the scheme and the sandbox before the app is ready, and restrictions before the first page', async () => {
    await start();
    expect(electron.steps).toEqual([
      'registerSchemes',
      'enableSandbox',
      'ready',
      'refusePermissions',
      'servePage',
      'menu',
      'listen',
    ]);
    expect(electron.windows).toMatchObject([{ address: 'app://backwire/' }]);
  });

  test('opens windows with the hardened preferences', async () => {
    await start();
    expect(electron.windows[0].options).toMatchObject({
      show: false,
      webPreferences: {
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        preload: expect.stringMatching(/preload\.cjs$/),
      },
    });
  });

  test("keeps the database in the user's folder, or at the given path", async () => {
    await start();
    expect(app.openApp).toHaveBeenCalledWith(
      expect.objectContaining({ databaseFile: '/home/ada/userData/backwire.sqlite', version: '1.2.3' }),
    );
    vi.resetModules();
    process.argv = ['backwire', '--db', '/data/runs.sqlite'];
    await start();
    expect(app.openApp).toHaveBeenLastCalledWith(expect.objectContaining({ databaseFile: '/data/runs.sqlite' }));
  });

  test("labels its menus in the system's language, then in the window's", async () => {
    electron.languages = ['zh-CN', 'en'];
    await start();
    expect(electron.menus.at(-1)?.map(({ label }) => label)).toContain('视图');
    const [{ host }] = app.openApp.mock.calls[0];
    host.useLanguage('en');
    expect(electron.menus.at(-1)?.some(({ label }) => label === 'View')).toBe(true);
    expect(electron.steps.filter((step) => step === 'menu')).toHaveLength(2);
  });

  test("restricts every page's navigation", async () => {
    await start();
    const contents = { on: vi.fn(), setWindowOpenHandler: vi.fn() };
    electron.listeners.get('web-contents-created')?.(...([{}, contents] as never[]));
    expect(contents.on).toHaveBeenCalledWith('will-navigate', expect.any(Function));
    expect(contents.setWindowOpenHandler).toHaveBeenCalledOnce();
  });

  test('a second instance brings the first window to the front', async () => {
    await start();
    electron.listeners.get('second-instance')?.();
    expect(electron.steps).toContain('focus');
    expect(electron.windows).toHaveLength(1);

    vi.resetModules();
    electron.hasLock = false;
    app.openApp.mockClear();
    await start();
    expect(electron.steps.at(-1)).toBe('quit');
    expect(app.openApp).not.toHaveBeenCalled();
  });

  test('reports why it failed', async () => {
    app.openApp.mockImplementation(() => {
      throw new Error('The database is from a newer version');
    });
    await start();
    expect(electron.steps.slice(-2)).toEqual(['error: The database is from a newer version', 'exit']);
  });
});

test('quitting waits until the app is closed, once', async () => {
  await start();
  const preventDefault = vi.fn();
  const quit = () => electron.listeners.get('before-quit')?.(...([{ preventDefault }] as never[]));
  quit();
  await vi.waitFor(() => expect(electron.steps.slice(-2)).toEqual(['close', 'quit']));
  quit();
  expect(preventDefault).toHaveBeenCalledOnce();
});
