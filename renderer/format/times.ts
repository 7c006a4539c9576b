import { LANGUAGES, language, t } from '../language/index.ts';

/** A duration in its two largest units: 12 s, 3 min 20 s, 2 h 5 min. */
export function formatDuration(seconds: number): string {
  if (seconds < 1) return t('{{milliseconds}} ms', { milliseconds: Math.round(seconds * 1000) });
  if (seconds < 59.5) return t('{{seconds}} s', { seconds: seconds < 10 ? seconds.toFixed(1) : Math.round(seconds) });
  const minutes = Math.floor(Math.round(seconds) / 60);
  if (minutes < 60) return t('{{minutes}} min {{seconds}} s', { minutes, seconds: Math.round(seconds) % 60 });
  return t('{{hours}} h {{minutes}} min', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

const FORMATS = {
  minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format of the current language, in the system's locale if that matches. */
function formatOf(kind: keyof typeof FORMATS): Intl.DateTimeFormat {
  const inUse = language.getState();
  const key = `${inUse} ${kind}`;
  const present = formats.get(key);
  if (present) return present;
  const tag = navigator.languages.find((known) => known.startsWith(inUse)) ?? LANGUAGES[inUse].tag;
  const created = new Intl.DateTimeFormat(tag, FORMATS[kind]);
  formats.set(key, created);
  return created;
}

/** 12:04 */
export function formatTime(milliseconds: number): string {
  return formatOf('minute').format(milliseconds);
}

/** 12:04:09 */
export function formatPreciseTime(milliseconds: number): string {
  return formatOf('second').format(milliseconds);
}

/** Only the time for today, else with the date. */
export function formatMoment(milliseconds: number, now: number): string {
  const sameDay = new Date(milliseconds).toDateString() === new Date(now).toDateString();
  return sameDay ? formatTime(milliseconds) : formatOf('day').format(milliseconds);
}
