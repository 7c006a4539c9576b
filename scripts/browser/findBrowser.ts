import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import type { Browser } from 'playwright-core';

/** The system as browser lookup sees it; tests substitute their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly exists: (path: string) => boolean;
}

const THIS_MACHINE: Machine = { platform: process.platform, env: process.env, home: homedir(), exists: existsSync };

/** Environment variables that name a browser, ours and common ones. */
const VARIABLES = ['BACKWIRE_BROWSER', 'CHROME_PATH', 'CHROME_BIN'];

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  'vivaldi',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser', 'Vivaldi'];

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  'Vivaldi\\Application\\vivaldi.exe',
];

/**
 * The executable of an installed Chromium-based browser: from the environment, then from PATH, then from the installers' default
 * locations on the three systems.
 */
export function findBrowser(machine: Machine = THIS_MACHINE): string | undefined {
  return candidates(machine).find((path) => machine.exists(path));
}

/** Chromium without windows, as Playwright's tests use it: it takes a tenth less time. Debian has it as a package of this name. */
const HEADLESS = 'chromium-headless-shell';

/** A browser for tests: the one that the environment names, a headless one, an installed one, else Playwright's own. */
export async function findTestBrowser(machine: Machine = THIS_MACHINE): Promise<string | undefined> {
  const { env, exists } = machine;
  const headless = foldersIn(env).map((folder) => posix.join(folder, HEADLESS));
  const found = [...namedIn(env), ...headless].find(exists) ?? findBrowser(machine);
  if (found) return found;
  const { chromium } = await import('playwright-core');
  const own = chromium.executablePath();
  return own && machine.exists(own) ? own : undefined;
}

const namedIn = (env: Machine['env']): string[] => VARIABLES.flatMap((name) => env[name] ?? []);
const foldersIn = (env: Machine['env']): string[] => (env.PATH ?? '').split(':').filter((folder) => folder !== '');

function candidates(machine: Machine): string[] {
  return [
    ...namedIn(machine.env),
    ...KNOWN_PLACES[machine.platform === 'win32' || machine.platform === 'darwin' ? machine.platform : 'linux'](machine),
  ];
}

const KNOWN_PLACES = {
  linux: ({ env }: Machine) => {
    const folders = [...foldersIn(env), '/snap/bin', '/var/lib/flatpak/exports/bin'];
    const commands = [...COMMANDS, 'org.chromium.Chromium', 'com.google.Chrome'];
    return folders.flatMap((folder) => commands.map((command) => posix.join(folder, command)));
  },
  darwin: ({ home }: Machine) => {
    const folders = ['/Applications', posix.join(home, 'Applications')];
    return folders.flatMap((folder) => MAC_APPS.map((app) => posix.join(folder, `${app}.app`, 'Contents/MacOS', app)));
  },
  win32: ({ env }: Machine) => {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined);
    return folders.flatMap((folder) => WINDOWS_PROGRAMS.map((program) => win32.join(folder, program)));
  },
} satisfies Partial<Record<NodeJS.Platform, (machine: Machine) => string[]>>;

/** Starts a browser that only scripts use. @throws Error if there is none */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await findTestBrowser();
  if (!executablePath) throw new Error('There is no browser of the Chromium family here (BACKWIRE_BROWSER names one)');
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath, args: [...sandboxSwitches(), ...QUIET_SWITCHES] });
}

/** Chromium's sandbox does not run as root. */
export function sandboxSwitches(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/** Keep a browser to what it is started for: no questions, no updates, no traffic of its own. */
const QUIET_SWITCHES = [
  '--no-first-run',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The address bar would load two pages of its own beside each of ours. This replaces playwright-core's list, of which the last
  // three are repeated.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,PaintHolding',
] as const;
