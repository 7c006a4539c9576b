import { parseArgs } from 'node:util';

const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Window sizes, `WIDTHxHEIGHT`. */
const SIZES = ['1024x700', '1440x900', '2560x1440'] as const;

export interface ScreenshotOptions {
  /** Parts of the names of wanted views; none means all. */
  readonly only: readonly string[];
  readonly themes: readonly Theme[];
  readonly sizes: readonly string[];
  readonly language: Language;
  readonly help: boolean;
}

export const USAGE = `npm run screenshots -- [options]: pictures of every view of the window, in screenshots/

  --only TEXT     only views whose names contain it; may be given several times
  --theme THEME   light or dark instead of both
  --size SIZE     such as 1440x900, instead of ${SIZES.join(', ')}; may be given several times
  --language LANG en or zh; English is the default
  --help          this text`;

/** @throws Error that says what was expected */
export function readOptions(args: readonly string[]): ScreenshotOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', multiple: true, default: [] },
      theme: { type: 'string', multiple: true, default: [...THEMES] },
      size: { type: 'string', multiple: true, default: [...SIZES] },
      language: { type: 'string', default: 'en' },
      help: { type: 'boolean', default: false },
    },
  });
  const themes = values.theme.map((theme) => oneOf('theme', THEMES, theme));
  const language = oneOf('language', LANGUAGES, values.language);
  for (const size of values.size) {
    if (!/^\d{3,4}x\d{3,4}$/.test(size)) throw new Error(`Expected a size such as 1440x900, but got '${size}'.`);
  }
  return { only: values.only, themes, sizes: values.size, language, help: values.help };
}

function oneOf<Name extends string>(option: string, names: readonly Name[], given: string): Name {
  const known = names.find((name) => name === given);
  if (!known) throw new Error(`Expected a ${option} of ${names.join(' or ')}, but got '${given}'.`);
  return known;
}
