import { IconDatabase, IconHistory, IconSchema, IconSchool } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Canvas } from '../canvas/Canvas.tsx';
import { DataRoom } from '../data/DataRoom.tsx';
import { DataSettings } from '../data/DataSettings.tsx';
import { DatasetList } from '../data/DatasetList.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { later } from '../language/index.ts';
import type { Room } from '../layout/index.ts';
import { LearnList } from '../learn/LearnList.tsx';
import { LearnRoom } from '../learn/LearnRoom.tsx';
import { Palette } from '../palette/Palette.tsx';
import { RunDetails } from '../runs/RunDetails.tsx';
import { RunsRoom } from '../runs/RunsRoom.tsx';
import type { IconComponent } from '../theme/glyph.ts';

interface RoomView {
  readonly label: string;
  readonly icon: IconComponent;
  readonly left?: ComponentType;
  readonly center: ComponentType;
  readonly right?: ComponentType;
  /** What the rail says when the panel at the right is folded. */
  readonly rightLabel?: string;
  /** Whether the dock has no place there: it is about a run, and the room is not. */
  readonly isWithoutDock?: boolean;
}

/** What each room shows, and where. */
export const ROOM_VIEWS: Readonly<Record<Room, RoomView>> = {
  design: {
    label: later('Design'),
    icon: IconSchema,
    left: Palette,
    center: Canvas,
    right: Inspector,
    rightLabel: later('Inspector'),
  },
  data: {
    label: later('Data'),
    icon: IconDatabase,
    left: DatasetList,
    center: DataRoom,
    right: DataSettings,
    rightLabel: later('Data splits'),
  },
  runs: { label: later('Runs'), icon: IconHistory, center: RunsRoom, right: RunDetails, rightLabel: later('Run') },
  learn: { label: later('Learn'), icon: IconSchool, left: LearnList, center: LearnRoom, isWithoutDock: true },
};
