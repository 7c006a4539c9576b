import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** Commands that install Chromium, in order. */
export interface Installation {
  readonly what: string;
  readonly commands: readonly (readonly [program: string, ...args: string[]])[];
}

export interface System {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** The text of /etc/os-release; empty if missing. */
  readonly osRelease: string;
}

/** Timeout of an installation. */
const LONGEST_MS = 15 * 60_000;

/** Debian has Chromium without windows as a package (Ubuntu's is only a pointer to a snap); elsewhere Playwright brings its own. */
export function planInstallation({ platform, isRoot, osRelease }: System): Installation {
  if (isRoot && /^ID=debian$/m.test(osRelease)) {
    return {
      what: "Debian's package chromium-headless-shell",
      commands: [
        ['apt-get', 'update', '-q'],
        ['apt-get', 'install', '-q', '-y', '--no-install-recommends', 'chromium-headless-shell'],
      ],
    };
  }
  const withLibraries = platform === 'linux' && isRoot ? ['--with-deps'] : [];
  return {
    what: "Playwright's Chromium",
    commands: [[process.execPath, playwrightProgram(), 'install', ...withLibraries, 'chromium']],
  };
}

/** Installs Chromium. @returns the reason of a failure, or null */
export function installBrowser(system: System = thisSystem()): string | null {
  const { what, commands } = planInstallation(system);
  console.error(`There is no browser of the Chromium family here; installing ${what} …`);
  for (const [program, ...args] of commands) {
    const { status, error } = spawnSync(program, args, {
      stdio: ['ignore', process.stderr, process.stderr],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: LONGEST_MS,
    });
    if (status !== 0) return `${what} could not be installed (${error?.message ?? `${basename(program)} ended with ${status}`})`;
  }
  return null;
}

function thisSystem(): System {
  return { platform: process.platform, isRoot: process.getuid?.() === 0, osRelease: readOsRelease() };
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

function playwrightProgram(): string {
  return join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
}
