import type { Room } from './rooms/room.ts';

const BEGIN = '<!-- The rooms, made from scripts/walls/rooms by `npm run walls -- --write`. -->';
const END = '<!-- The end of the rooms. -->';

/** The text of ARCHITECTURE.md with the table of these rooms. @throws Error if the markers of the table are missing */
export function withTable(text: string, rooms: readonly Room[]): string {
  const [before, after] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (before < 0 || after < before) throw new Error(`ARCHITECTURE.md lacks '${BEGIN}' or, behind it, '${END}'`);
  return `${text.slice(0, before)}${BEGIN}\n\n${tableOf(rooms)}\n\n${text.slice(after)}`;
}

function tableOf(rooms: readonly Room[]): string {
  const rows = rooms.map((room) => `| \`${room.folder}\` | ${room.holds} | ${arrowsOf(room)} |`);
  return ['| room | holds | may import |', '| --- | --- | --- |', ...rows].join('\n');
}

/** Room names, without the area if it is the same. */
function arrowsOf({ folder, mayImport }: Room): string {
  const area = `${folder.split('/')[0]}/`;
  const nameOf = (arrow: string): string => {
    if (arrow.endsWith('/*')) return `all of ${arrow.slice(0, -2)}`;
    return arrow.startsWith(area) ? arrow.slice(area.length) : arrow;
  };
  return mayImport.map(nameOf).join(', ') || 'nothing';
}
